-- Which articles were put away? The latest first.
SELECT feed, guid, reason, seen_at, strikes FROM quarantine ORDER BY seen_at DESC, feed, guid LIMIT 1000
