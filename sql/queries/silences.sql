-- Which silences hold at $1?
SELECT id, words, made_at, until_at FROM silence WHERE until_at > $1 ORDER BY until_at, id
