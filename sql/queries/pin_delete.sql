-- Forgets what the user said of the event $1.
DELETE FROM pin WHERE event = $1
