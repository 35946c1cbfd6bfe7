-- Which events rest on the article $1?
SELECT DISTINCT event FROM claim WHERE article = $1 ORDER BY event
