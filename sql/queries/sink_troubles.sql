-- Which sinks are broken?
SELECT name, broken_at, disabled_at, reason FROM sink ORDER BY name
