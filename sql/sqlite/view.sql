-- A connection that only reads and never checkpoints.
PRAGMA query_only = ON;
PRAGMA wal_autocheckpoint = 0;
PRAGMA cache_size = -2048;
