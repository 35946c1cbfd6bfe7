-- Somebody knows of the event $1 as it was in revision $2.
INSERT INTO acknowledgement(event, revision, made_at) VALUES ($1, $2, $3)
ON CONFLICT (event) DO UPDATE SET revision = excluded.revision, made_at = excluded.made_at
