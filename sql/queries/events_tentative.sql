-- Which tentative events are not over at $1, are near at $2, and were last spoken of in articles until $3?
SELECT id FROM event
WHERE status IN ('possible', 'expected') AND quiet = 0 AND standing = 'shown' AND ends_at > $1
  AND (ends_at <= $2 OR (begins_at <= $2 AND (shape LIKE 'day %' OR shape LIKE 'minute %')))
  AND NOT EXISTS (SELECT 1 FROM claim JOIN article ON article.id = claim.article
    WHERE claim.event = event.id AND article.published_at > $3)
ORDER BY ends_at LIMIT $4
