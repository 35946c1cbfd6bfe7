-- Keeps a new event.
INSERT INTO event(uid, title, category, place, country, place_zone, names, head, begin_local, end_local, shape,
  zone, zone_said, status, undated, confidence, revision, changed_at, standing, successor, quiet, begins_at, ends_at,
  folded, sketch)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
RETURNING id
