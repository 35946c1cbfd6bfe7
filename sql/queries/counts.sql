-- How much is there of everything? Deliveries are counted as they change.
SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM event),
  (SELECT number FROM tally WHERE state = 'ready'), (SELECT number FROM tally WHERE state = 'leased'),
  (SELECT number FROM tally WHERE state = 'sent'), (SELECT number FROM tally WHERE state = 'dead'),
  (SELECT number FROM tally WHERE state = 'cancelled'),
  (SELECT COUNT(*) FROM quarantine),
  (SELECT COUNT(*) FROM delivery WHERE state = 'dead' AND acknowledged_at IS NULL)
