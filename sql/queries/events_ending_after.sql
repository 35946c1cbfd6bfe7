-- Which events come after the event $2, which ends at $1? In order of ending.
SELECT id, ends_at FROM event WHERE (ends_at, id) > ($1, $2) ORDER BY ends_at, id LIMIT $3
