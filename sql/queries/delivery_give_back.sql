-- Gives back a lease that is still ours; the text stays as it was if an attempt before may have arrived.
UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL,
  worded_at = CASE WHEN unknowns > 0 THEN worded_at END
WHERE id = $1 AND lease_token = $2 AND state = 'leased'
