-- Which article does the feed $1 call $2?
SELECT id, hash FROM article WHERE feed = $1 AND guid = $2
