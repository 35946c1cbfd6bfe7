-- The text of a leased delivery that was not handed over speaks from $1.
UPDATE delivery SET worded_at = $1 WHERE id = $2 AND lease_token = $3 AND state = 'leased'
