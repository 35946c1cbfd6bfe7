-- Lets the event $2 be found by the day $1.
UPDATE event_word SET day = $1 WHERE event = $2 AND day <> $1
