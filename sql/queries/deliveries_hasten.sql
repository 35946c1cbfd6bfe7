-- The sink $2 can be reached again: what it did not take is tried at $1.
UPDATE delivery SET next_try_at = $1
WHERE state = 'ready' AND sink = $2 AND next_try_at > $1 AND due_at <= $1 AND last_error <> ''
