-- The escalation $1 tells that the delivery $2 is dead.
UPDATE delivery SET told_by = $1 WHERE id = $2 AND state = 'dead'
