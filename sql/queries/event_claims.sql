-- What do articles say of the event $1? In the order in which it was read.
SELECT claim.id, article, article.feed, article.url, article.title, article.dated_by_file, article.published_at,
  claim.read_at, sentence_begin, sentence_end, words_begin, words_end, evidence, said, said_offset, said_length,
  claim.title, names,
  head, category, place, country, place_zone, begin_local, end_local, shape, zone_said, claim.zone,
  moved_begin_local, moved_end_local, moved_shape, undated, status, confidence, cues, origin
FROM claim JOIN article ON article.id = claim.article
WHERE event = $1
ORDER BY claim.id
