-- What is believed of the event $1?
SELECT id, uid, title, category, place, country, place_zone, names, head, begin_local, end_local, shape, zone,
  zone_said,
  status, undated, confidence, revision, changed_at
FROM event WHERE id = $1
