-- Lets the event $3 of day $2 be found by the word $1.
INSERT INTO event_word(word, day, event) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
