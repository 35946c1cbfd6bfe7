-- Gives another time to a promise that nobody has begun to keep.
UPDATE delivery SET due_at = $1, next_try_at = $2, expires_at = $3
WHERE key = $4 AND state = 'ready' AND attempt = 0 AND last_error = '' AND due_at <> $1
