-- Forgets by which words the event $1 is found.
DELETE FROM event_word WHERE event = $1
