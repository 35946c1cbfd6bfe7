-- Writes what became of a leased delivery, if the lease is still ours.
UPDATE delivery SET state = $1, next_try_at = $2, expires_at = $3, attempt = $4, unknowns = $5, receipt = $6,
  last_error = $7, sent_at = $8, lease_owner = '', lease_until = NULL
WHERE id = $9 AND lease_token = $10 AND state = 'leased'
