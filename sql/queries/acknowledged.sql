-- Which revision of the event $1 is known to somebody?
SELECT revision FROM acknowledgement WHERE event = $1
