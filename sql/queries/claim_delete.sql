-- Takes a claim back.
DELETE FROM claim WHERE id = $1
