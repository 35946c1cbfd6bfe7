-- Forgets the attempts at the delivery $1.
DELETE FROM attempt WHERE delivery = $1
