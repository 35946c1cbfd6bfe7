-- Which message of the sink $1 has the receipt $2? The latest.
SELECT id FROM delivery WHERE sink = $1 AND receipt = $2 AND receipt <> '' ORDER BY id DESC LIMIT 1
