-- Which state of the events is this?
SELECT events_version FROM installation
