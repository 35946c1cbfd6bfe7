-- Keeps what is known of a source.
INSERT INTO source(name, url, moved_to, etag, last_modified, next_poll_at, last_good_at, last_try_at, failures,
  last_error,
  gone, articles)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (name) DO UPDATE SET url = excluded.url, moved_to = excluded.moved_to, etag = excluded.etag,
  last_modified = excluded.last_modified, next_poll_at = excluded.next_poll_at, last_good_at =
  excluded.last_good_at,
  last_try_at = excluded.last_try_at, failures = excluded.failures, last_error = excluded.last_error,
  gone = excluded.gone, articles = excluded.articles
