-- Everything since the beginning, durably.
COMMIT;
