-- At which instants do the events that end after $1 begin, as was derived when they were written?
SELECT id, begins_at FROM event WHERE ends_at > $1 ORDER BY id
