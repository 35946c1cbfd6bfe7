-- Which events of the word $1 begin on the days $2 until $3? The latest first.
SELECT event, day FROM event_word WHERE word = $1 AND day >= $2 AND day < $3 ORDER BY day DESC, event DESC LIMIT $4
