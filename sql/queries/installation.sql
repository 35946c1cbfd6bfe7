-- Which installation is this, and was it made by a replay?
SELECT id, replay FROM installation
