-- Holds a leased delivery until $1.
UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL, next_try_at = $1, held_until_at = $1,
  worded_at = NULL
WHERE id = $2 AND lease_token = $3 AND state = 'leased'
