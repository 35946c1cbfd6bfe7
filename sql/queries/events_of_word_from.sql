-- Which events of the word $1 begin on the days $2 to $3? The earliest first.
SELECT event, day FROM event_word WHERE word = $1 AND day >= $2 AND day <= $3 ORDER BY day, event LIMIT $4
