-- Which messages about no single event, of a watch and a kind of cause, went to an address? The latest first.
SELECT id FROM delivery
WHERE event IS NULL AND watch = $1 AND sink = $2 AND recipient = $3 AND SUBSTR(cause, 1, LENGTH($4)) = $4
ORDER BY made_at DESC, id DESC LIMIT 100
