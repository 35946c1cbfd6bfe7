-- Says for which watches the promises were made.
UPDATE installation SET planned_for = $1
