-- Which sinks have something ready? One probe of the index a sink.
WITH RECURSIVE waiting(sink) AS (
  SELECT MIN(sink) FROM delivery WHERE state = 'ready'
  UNION ALL
  SELECT (SELECT MIN(sink) FROM delivery WHERE state = 'ready' AND delivery.sink > waiting.sink)
  FROM waiting WHERE waiting.sink IS NOT NULL)
SELECT sink FROM waiting WHERE sink IS NOT NULL
