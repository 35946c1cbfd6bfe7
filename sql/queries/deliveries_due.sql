-- What is due for the sink $1 at $2? The oldest first.
SELECT id, next_try_at FROM delivery WHERE state = 'ready' AND sink = $1 AND next_try_at <= $2
ORDER BY next_try_at, id LIMIT $3
