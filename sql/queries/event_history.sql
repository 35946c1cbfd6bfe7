-- What became of the event $1, in the order in which it happened?
SELECT change, number, from_begin_local, from_end_local, from_shape, from_zone, from_status, from_undated,
  begin_local, end_local, shape, revision.zone, status, undated, changed_at, by_user, article, evidence, article.feed,
  article.url, article.title
FROM revision LEFT JOIN article ON article.id = revision.article
WHERE event = $1 ORDER BY revision.id
