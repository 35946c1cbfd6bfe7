-- Which deliveries are the members of the list $1?
SELECT id FROM delivery WHERE digest_key = $1 AND digest_key <> '' ORDER BY due_at, id
