-- Which deliveries of the event $1 below the revision $2 are still to come?
SELECT id FROM delivery WHERE event = $1 AND revision < $2 AND state IN ('ready', 'leased') ORDER BY due_at, id
