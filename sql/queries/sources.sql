-- What is known of every source?
SELECT name, url, moved_to, etag, last_modified, next_poll_at, last_good_at, last_try_at, failures, last_error,
  gone, articles
FROM source ORDER BY name
