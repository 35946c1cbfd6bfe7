-- Gives back what others than $1 hold, and what $1 held until $2.
UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL
WHERE state = 'leased' AND (lease_owner <> $1 OR lease_until <= $2)
