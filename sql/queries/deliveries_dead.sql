-- Which deliveries failed for good, and nobody has seen it? The latest first.
SELECT id FROM delivery WHERE state = 'dead' AND acknowledged_at IS NULL ORDER BY due_at DESC, id DESC LIMIT 1000
