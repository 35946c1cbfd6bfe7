-- Of which dead deliveries does the escalation $1 tell?
SELECT id FROM delivery WHERE told_by = $1 AND told_by <> '' ORDER BY due_at, id
