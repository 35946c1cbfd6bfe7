-- Keeps what the clock shows, and which time zones are known.
INSERT INTO clock(one, seen_at, zones) VALUES (1, $1, $2)
ON CONFLICT (one) DO UPDATE SET seen_at = excluded.seen_at, zones = excluded.zones
