-- Which article of the feed $1 lies at $2 under the title $3? Some feeds give all their articles one address.
SELECT id, hash FROM article WHERE feed = $1 AND url = $2 AND title = $3 ORDER BY id LIMIT 1
