-- Forgets a promise that was cancelled for $2 before it was ever tried.
DELETE FROM delivery WHERE key = $1 AND state = 'cancelled' AND attempt = 0 AND last_error = $2
  AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.delivery = delivery.id)
