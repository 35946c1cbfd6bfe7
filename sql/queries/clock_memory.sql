-- What did the clock show last, and which time zones were known?
SELECT seen_at, zones FROM clock
