-- How does this connection write?
PRAGMA journal_mode;
