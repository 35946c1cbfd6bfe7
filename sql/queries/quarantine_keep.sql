-- Puts an article away; once more is one more strike.
INSERT INTO quarantine(feed, guid, reason, seen_at, strikes) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (feed, guid) DO UPDATE SET reason = excluded.reason, seen_at = excluded.seen_at,
  strikes = quarantine.strikes + excluded.strikes
