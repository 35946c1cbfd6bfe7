-- How many migrations has this file seen?
PRAGMA user_version;
