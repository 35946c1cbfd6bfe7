-- Which deliveries ended before $1, with their event over by then?
SELECT delivery.id FROM delivery JOIN event ON event.id = delivery.event
WHERE delivery.state IN ('sent', 'dead', 'cancelled') AND delivery.due_at < $1 AND event.ends_at < $1
LIMIT $2
