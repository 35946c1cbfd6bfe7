-- Silences reminders of events that hold the words.
INSERT INTO silence(words, made_at, until_at) VALUES ($1, $2, $3) RETURNING id
