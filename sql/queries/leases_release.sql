-- Gives back what others than $1 hold, and what $1 held until $2. What was under way may have arrived.
UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL, unknowns = unknowns + 1
WHERE state = 'leased' AND (lease_owner <> $1 OR lease_until <= $2)
