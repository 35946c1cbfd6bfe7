-- How much is there of everything?
SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM event),
  (SELECT COUNT(*) FROM delivery WHERE state = 'ready'), (SELECT COUNT(*) FROM delivery WHERE state = 'leased'),
  (SELECT COUNT(*) FROM delivery WHERE state = 'sent'), (SELECT COUNT(*) FROM delivery WHERE state = 'dead'),
  (SELECT COUNT(*) FROM delivery WHERE state = 'cancelled'), (SELECT COUNT(*) FROM quarantine)
