-- What a large outbox is asked often is answered without walking through it: how many there are of each state, and what
-- an address was told of an event.
CREATE TABLE tally(
  state TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally(state, number)
SELECT named.column1, (SELECT COUNT(*) FROM delivery WHERE delivery.state = named.column1)
FROM (VALUES ('ready'), ('leased'), ('sent'), ('dead'), ('cancelled')) AS named;

CREATE TRIGGER delivery_made AFTER INSERT ON delivery
BEGIN
  UPDATE tally SET number = number + 1 WHERE state = NEW.state;
END;
CREATE TRIGGER delivery_turned AFTER UPDATE OF state ON delivery WHEN NEW.state <> OLD.state
BEGIN
  UPDATE tally SET number = number - 1 WHERE state = OLD.state;
  UPDATE tally SET number = number + 1 WHERE state = NEW.state;
END;
CREATE TRIGGER delivery_forgotten AFTER DELETE ON delivery
BEGIN
  UPDATE tally SET number = number - 1 WHERE state = OLD.state;
END;

DROP INDEX delivery_event;
CREATE INDEX delivery_event ON delivery(event, sink, recipient);
