-- Keeps what is known of a file.
INSERT INTO file(feed, path, modified_at, size, hash) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (feed, path) DO UPDATE SET modified_at = excluded.modified_at, size = excluded.size, hash =
  excluded.hash
