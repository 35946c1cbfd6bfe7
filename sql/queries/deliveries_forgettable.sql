-- Which deliveries ended before $1, with their event over by then? Not those that died unseen.
SELECT delivery.id FROM delivery LEFT JOIN event ON event.id = delivery.event
WHERE delivery.state IN ('sent', 'dead', 'cancelled') AND delivery.due_at < $1
  AND (delivery.event IS NULL OR event.ends_at < $1)
  AND (delivery.state <> 'dead' OR delivery.acknowledged_at IS NOT NULL)
LIMIT $2
