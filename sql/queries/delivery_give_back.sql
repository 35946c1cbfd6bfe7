-- Gives back the lease $2 of the delivery $1, if it is still ours.
UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL
WHERE id = $1 AND lease_token = $2 AND state = 'leased'
