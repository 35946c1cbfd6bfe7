-- Keeps what the event $26 became.
UPDATE event SET uid = $1, title = $2, category = $3, place = $4, country = $5, place_zone = $6, names = $7, head =
  $8, begin_local = $9, end_local = $10, shape = $11, zone = $12, zone_said = $13, status = $14, undated = $15,
  confidence = $16, revision = $17, changed_at = $18, standing = $19, successor = $20, quiet = $21, begins_at = $22,
  ends_at = $23, folded = $24, sketch = $25
WHERE id = $26
