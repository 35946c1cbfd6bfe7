-- Copies the database as it is now into an empty file.
VACUUM INTO $1
