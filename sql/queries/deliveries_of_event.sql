-- Which deliveries belong to the event $1?
SELECT id FROM delivery WHERE event = $1 ORDER BY due_at, id
