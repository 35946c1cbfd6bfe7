-- Writes what became of a leased delivery, if the lease is still ours. What dies is news, even if it died before.
UPDATE delivery SET state = $1, next_try_at = $2, expires_at = $3, attempt = $4, unknowns = $5, receipt = $6,
  last_error = $7, sent_at = $8, worded_at = $9, held_until_at = $10, lease_owner = '', lease_until = NULL,
  told_by = '', acknowledged_at = NULL
WHERE id = $11 AND lease_token = $12 AND state = 'leased'
