-- How did the attempts at the delivery $1 end?
SELECT delivery, number, token, began_at, ended_at, outcome, detail FROM attempt WHERE delivery = $1 ORDER BY token
