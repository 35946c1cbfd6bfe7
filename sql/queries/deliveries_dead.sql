-- Which deliveries failed for good? The latest first.
SELECT id FROM delivery WHERE state = 'dead' ORDER BY due_at DESC, id DESC LIMIT 1000
