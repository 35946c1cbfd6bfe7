-- What is believed of the event $1?
SELECT id, uid, event.title, event.category, event.place, event.country, event.place_zone, names, head,
  event.begin_local, event.end_local, event.shape, event.zone, zone_said, event.status, undated, confidence, revision,
  changed_at, standing, successor, quiet, pin.title, pin.category, pin.place, pin.country, pin.place_zone,
  pin.begin_local, pin.end_local, pin.shape, pin.zone, pin.status
FROM event LEFT JOIN pin ON pin.event = event.id WHERE id = $1
