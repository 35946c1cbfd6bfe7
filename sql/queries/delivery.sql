-- What is known of the delivery $1?
SELECT id, key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at, state,
  attempt,
  unknowns, lease_token, lease_owner, lease_until, receipt, digest_key, last_error, sent_at,
  worded_at, held_until_at, told_by, acknowledged_at
FROM delivery WHERE id = $1
