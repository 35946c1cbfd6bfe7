-- Keeps that a sink is broken.
INSERT INTO sink(name, broken_at, disabled_at, reason) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET broken_at = excluded.broken_at, disabled_at = excluded.disabled_at,
  reason = excluded.reason
