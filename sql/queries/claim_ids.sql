-- Which claims rest below the event $1?
SELECT id FROM claim WHERE event = $1 ORDER BY id
