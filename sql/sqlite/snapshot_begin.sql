-- From here on everything is read as it is now.
BEGIN;
