-- The outbox learns of messages without an event (lists of a day, escalations), of words that stay as they were said, of
-- quiet hours and of acknowledgement; beside it stands what survives of clocks, sinks and silences. A column cannot lose
-- its NOT NULL, so both tables are made anew: the attempts with them, because they refer to deliveries.
CREATE TABLE delivery_anew(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                            -- same key, same message
  event INTEGER REFERENCES event(id),                  -- null: about no single event
  revision INTEGER NOT NULL,                           -- of the event it was planned for
  watch TEXT NOT NULL,                                 -- or the [[digest]]
  cause TEXT NOT NULL,
  sink TEXT NOT NULL,
  recipient TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  next_try_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ready', 'leased', 'sent', 'dead', 'cancelled')),
  attempt INTEGER NOT NULL,
  unknowns INTEGER NOT NULL,
  lease_token INTEGER NOT NULL,                        -- rises with every lease; an outcome with an older one is void
  lease_owner TEXT NOT NULL,                           -- boot_id:pid:starttime, empty unless leased
  lease_until INTEGER,                                 -- milliseconds on the boot clock of the owner
  receipt TEXT NOT NULL,
  digest_key TEXT NOT NULL,
  last_error TEXT NOT NULL,                            -- of an ended row: why it ended
  sent_at INTEGER,
  worded_at INTEGER,                                   -- the instant its text speaks from; kept while it may have arrived
  held_until_at INTEGER,                               -- the end of the quiet hours that held it
  told_by TEXT NOT NULL DEFAULT '',                    -- of a dead row: the cause of the escalation that tells of it
  acknowledged_at INTEGER                              -- of a dead row: somebody has seen it
) STRICT;
INSERT INTO delivery_anew(id, key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at,
  state, attempt, unknowns, lease_token, lease_owner, lease_until, receipt, digest_key, last_error, sent_at)
SELECT id, key, event, revision, watch, cause, sink, recipient, made_at, due_at, next_try_at, expires_at,
  state, attempt, unknowns, lease_token, lease_owner, lease_until, receipt, digest_key, last_error, sent_at
FROM delivery;

CREATE TABLE attempt_anew(
  delivery INTEGER NOT NULL REFERENCES delivery_anew(id),
  token INTEGER NOT NULL,
  number INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (delivery, token)
) STRICT, WITHOUT ROWID;
INSERT INTO attempt_anew(delivery, token, number, began_at, ended_at, outcome, detail)
SELECT delivery, token, number, began_at, ended_at, outcome, detail FROM attempt;

DROP TABLE attempt;
DROP TABLE delivery;
ALTER TABLE delivery_anew RENAME TO delivery;
ALTER TABLE attempt_anew RENAME TO attempt;

CREATE INDEX delivery_ready ON delivery(sink, next_try_at, id) WHERE state = 'ready';
CREATE INDEX delivery_leased ON delivery(lease_owner, lease_until) WHERE state = 'leased';
CREATE INDEX delivery_ended ON delivery(due_at, id, state) WHERE state IN ('sent', 'dead', 'cancelled');
CREATE INDEX delivery_dead ON delivery(due_at, id) WHERE state = 'dead';
CREATE INDEX delivery_event ON delivery(event);
CREATE INDEX delivery_digest ON delivery(digest_key) WHERE digest_key <> '';
CREATE INDEX delivery_told_by ON delivery(told_by) WHERE told_by <> '';
CREATE INDEX delivery_receipt ON delivery(sink, receipt) WHERE receipt <> '';
CREATE INDEX delivery_eventless ON delivery(watch, sink, recipient, made_at) WHERE event IS NULL;

-- `dateline redrive` is the one way out of an end: a dead row becomes ready again, by the same key.
CREATE TRIGGER delivery_final BEFORE UPDATE OF state ON delivery
  WHEN OLD.state IN ('sent', 'dead', 'cancelled') AND NEW.state <> OLD.state
    AND NOT (OLD.state = 'dead' AND NEW.state = 'ready' AND NEW.attempt = 0 AND NEW.acknowledged_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'a delivery that ended stays as it ended');
END;
CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery WHEN OLD.state IN ('ready', 'leased')
BEGIN
  SELECT RAISE(ABORT, 'a promised delivery may not be deleted');
END;

-- What the clock showed last, and by which time zones reminders were planned: one row.
CREATE TABLE clock(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seen_at INTEGER NOT NULL,
  zones TEXT NOT NULL                                  -- the version of tzdata, "2025b"
) STRICT;

-- Sinks that say that they are broken; a row goes when the sink works again.
CREATE TABLE sink(
  name TEXT PRIMARY KEY,
  broken_at INTEGER NOT NULL,                          -- since when
  disabled_at INTEGER,                                 -- nothing is sent there until somebody enables it
  reason TEXT NOT NULL
) STRICT;

-- Reminders of events that hold all the words are dropped for a while.
CREATE TABLE silence(
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL
) STRICT;

-- Events of which somebody said that they know: no reminder of them is repeated any more.
CREATE TABLE acknowledgement(
  event INTEGER PRIMARY KEY REFERENCES event(id),
  revision INTEGER NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
