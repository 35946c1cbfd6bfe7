-- When is the next delivery of the sink $1 due?
SELECT MIN(next_try_at) FROM delivery WHERE state = 'ready' AND sink = $1
