-- By which day is the event $1 looked up?
SELECT day FROM event_word WHERE event = $1 LIMIT 1
