-- The dead delivery $3 is tried again from $1 to $2.
UPDATE delivery SET state = 'ready', attempt = 0, last_error = '', next_try_at = $1, expires_at = $2,
  acknowledged_at = $1, told_by = ''
WHERE id = $3 AND state = 'dead'
