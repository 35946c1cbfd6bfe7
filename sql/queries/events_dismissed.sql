-- Which events that end after $1 did the user dismiss? The earliest first.
SELECT id FROM event WHERE standing = 'dismissed' AND ends_at > $1 ORDER BY ends_at LIMIT $2
