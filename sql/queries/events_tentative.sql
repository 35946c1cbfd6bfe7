-- Which tentative events that are not quiet yet end from $1 until $2? The earliest first.
SELECT id FROM event
WHERE status IN ('possible', 'expected') AND quiet = 0 AND standing = 'shown' AND ends_at > $1 AND ends_at <= $2
ORDER BY ends_at LIMIT $3
