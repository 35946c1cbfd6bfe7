-- Makes a leased delivery a member of the list $1.
UPDATE delivery SET digest_key = $1 WHERE id = $2 AND lease_token = $3 AND state = 'leased'
