-- Lets the event $1 be found by no word any more.
DELETE FROM event_word WHERE event = $1
