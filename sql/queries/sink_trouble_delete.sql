-- The sink $1 works again.
DELETE FROM sink WHERE name = $1
