-- Which delivery has the key $1?
SELECT id FROM delivery WHERE key = $1
