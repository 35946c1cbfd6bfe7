-- As much of an event's claims as tells whether a mention may speak of it, derived from them: most of the events that
-- share a word with a mention are others, and need not be read in full. Empty: not made yet, or too long.
ALTER TABLE event ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
