-- Keeps what the user said of the event $1.
INSERT INTO pin(event, title, category, place, country, place_zone, begin_local, end_local, shape, zone, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT(event) DO UPDATE SET title = $2, category = $3, place = $4, country = $5, place_zone = $6,
  begin_local = $7, end_local = $8, shape = $9, zone = $10, status = $11
