-- Keeps an article.
INSERT INTO article(feed, guid, url, title, language, hash, dateline_local, dateline_grain, zone, dated_by_file,
  published_at,
  read_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
RETURNING id
