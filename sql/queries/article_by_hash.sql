-- Which article has the content $1?
SELECT id, hash FROM article WHERE hash = $1 ORDER BY id LIMIT 1
