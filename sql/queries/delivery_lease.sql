-- Leases the delivery $3 to $1 until $2; its token rises.
UPDATE delivery SET state = 'leased', lease_owner = $1, lease_until = $2, lease_token = lease_token + 1
WHERE id = $3 AND state = 'ready'
