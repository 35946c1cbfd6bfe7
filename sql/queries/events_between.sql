-- Which events overlap $1 to $2 and hold six words in title or place? In order of beginning.
SELECT id FROM event
WHERE standing = 'shown' AND ends_at > $1 AND (begins_at IS NULL OR begins_at < $2)
  AND folded LIKE $3 ESCAPE '\' AND folded LIKE $4 ESCAPE '\' AND folded LIKE $5 ESCAPE '\'
  AND folded LIKE $6 ESCAPE '\' AND folded LIKE $7 ESCAPE '\' AND folded LIKE $8 ESCAPE '\'
ORDER BY COALESCE(begins_at, ends_at), id
LIMIT $9
