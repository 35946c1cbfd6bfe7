-- By what may the event $1 be recognised in a mention?
SELECT sketch FROM event WHERE id = $1
