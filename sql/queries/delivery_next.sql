-- Which is the first sink after $1 that has something ready, and when is it due? One probe of the index.
SELECT sink, next_try_at FROM delivery WHERE state = 'ready' AND sink > $1 ORDER BY sink, next_try_at, id LIMIT 1
