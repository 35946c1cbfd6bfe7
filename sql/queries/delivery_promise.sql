-- Promises a delivery, unless one of its key was promised already.
INSERT INTO delivery(key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at,
  state, attempt,
  unknowns, lease_token, lease_owner, lease_until, receipt, digest_key, last_error, sent_at,
  worded_at, held_until_at, told_by, acknowledged_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
  $25)
ON CONFLICT (key) DO NOTHING
