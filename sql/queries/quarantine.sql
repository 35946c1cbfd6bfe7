-- Was the article $2 of the feed $1 put away?
SELECT feed, guid, reason, seen_at, strikes FROM quarantine WHERE feed = $1 AND guid = $2
