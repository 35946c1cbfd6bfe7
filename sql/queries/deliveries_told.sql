-- What was the address $2 $3 sent of the event $1?
SELECT id FROM delivery WHERE event = $1 AND sink = $2 AND recipient = $3 AND state = 'sent' ORDER BY due_at, id
