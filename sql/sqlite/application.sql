-- Whose file is it? 0 in a new one.
PRAGMA application_id;
