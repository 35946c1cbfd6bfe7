-- Which sources are known?
SELECT name FROM source ORDER BY name
