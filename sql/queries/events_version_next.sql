-- Says that an event was written.
UPDATE installation SET events_version = events_version + 1
