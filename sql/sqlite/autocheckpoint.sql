-- After how many pages of its log does this connection checkpoint?
PRAGMA wal_autocheckpoint;
