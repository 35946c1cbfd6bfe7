-- Forgets an ended delivery.
DELETE FROM delivery WHERE id = $1
