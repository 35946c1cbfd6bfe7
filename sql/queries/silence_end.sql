-- Ends the silence $2 at $1.
UPDATE silence SET until_at = $1 WHERE id = $2 AND until_at > $1
