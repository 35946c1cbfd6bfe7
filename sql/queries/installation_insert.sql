-- Names a new installation.
INSERT INTO installation(one, id, replay) VALUES (1, $1, $2)
