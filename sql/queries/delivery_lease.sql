-- Leases the delivery $4 to $1 until $2; its token rises. Its text speaks from $3, unless an earlier one may have arrived.
UPDATE delivery SET state = 'leased', lease_owner = $1, lease_until = $2, lease_token = lease_token + 1,
  worded_at = COALESCE(worded_at, $3)
WHERE id = $4 AND state = 'ready'
