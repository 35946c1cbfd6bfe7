-- Leases on until $1, if the lease is still ours.
UPDATE delivery SET lease_until = $1 WHERE id = $2 AND lease_token = $3 AND state = 'leased'
