-- The clock went back: what was tried before is not tried again later than $1, or than when it is due.
UPDATE delivery SET next_try_at = MAX($1, due_at)
WHERE state = 'ready' AND (attempt > 0 OR last_error <> '') AND next_try_at > MAX($1, due_at)
