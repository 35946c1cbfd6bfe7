-- Keeps an attempt.
INSERT INTO attempt(delivery, number, token, began_at, ended_at, outcome, detail)
VALUES ($1, $2, $3, $4, $5, $6, $7)
