-- Keeps an article's word on an event.
INSERT INTO claim(event, article, read_at, sentence_begin, sentence_end, words_begin, words_end, evidence, said,
  said_offset, said_length, title, names,
  head, category, place, country, place_zone, begin_local, end_local, shape, zone_said, zone, moved_begin_local,
  moved_end_local, moved_shape, undated, status, confidence, cues, origin)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25, $26, $27, $28, $29, $30, $31)
RETURNING id
