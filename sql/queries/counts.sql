-- How much is there of everything? Ended deliveries are counted along the index of the ended.
SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM event),
  (SELECT COUNT(*) FROM delivery WHERE state = 'ready'), (SELECT COUNT(*) FROM delivery WHERE state = 'leased'),
  (SELECT COUNT(*) FROM delivery WHERE state IN ('sent', 'dead', 'cancelled') AND state = 'sent'),
  (SELECT COUNT(*) FROM delivery WHERE state = 'dead'),
  (SELECT COUNT(*) FROM delivery WHERE state IN ('sent', 'dead', 'cancelled') AND state = 'cancelled'),
  (SELECT COUNT(*) FROM quarantine),
  (SELECT COUNT(*) FROM delivery WHERE state = 'dead' AND acknowledged_at IS NULL)
