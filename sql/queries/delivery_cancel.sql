-- Cancels the delivery $2 because of $1.
UPDATE delivery SET last_error = $1, state = 'cancelled', lease_owner = '', lease_until = NULL
WHERE id = $2 AND state IN ('ready', 'leased')
