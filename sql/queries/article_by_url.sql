-- Which article of the feed $1 lies at $2?
SELECT id, hash FROM article WHERE feed = $1 AND url = $2 ORDER BY id LIMIT 1
