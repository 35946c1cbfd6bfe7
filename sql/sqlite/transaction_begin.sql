-- From here on nobody else writes.
BEGIN IMMEDIATE;
