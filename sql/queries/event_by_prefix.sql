-- Which events have a uid between $1 and $2?
SELECT id FROM event WHERE uid >= $1 AND uid < $2 LIMIT 2
