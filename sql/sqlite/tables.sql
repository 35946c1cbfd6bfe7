-- How many tables are there, whoever made them?
SELECT COUNT(*) FROM sqlite_schema;
