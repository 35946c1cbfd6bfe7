-- Keeps a step in the history of the event $1.
INSERT INTO revision(event, change, number, from_begin_local, from_end_local, from_shape, from_zone, from_status,
  from_undated, begin_local, end_local, shape, zone, status, undated, changed_at, by_user, article, evidence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
