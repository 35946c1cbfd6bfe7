-- Somebody has seen at $1 that the delivery $2 is dead.
UPDATE delivery SET acknowledged_at = $1 WHERE id = $2 AND state = 'dead' AND acknowledged_at IS NULL
