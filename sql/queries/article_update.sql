-- Keeps what a changed article, $13, became.
UPDATE article SET feed = $1, guid = $2, url = $3, title = $4, language = $5, hash = $6, dateline_local = $7,
  dateline_grain = $8, zone = $9, dated_by_file = $10, published_at = $11, read_at = $12
WHERE id = $13
