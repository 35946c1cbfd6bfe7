-- Everything that must survive. Instants are UTC milliseconds in columns ending _at; wall-clock times are ISO text in
-- columns ending _local beside a zone. A span of time is three columns: begin_local (null: already running), end_local
-- (excluded) and its shape in words: "grain end-grain part bound", then "approximate", "ranged" where they hold.

-- Which installation this is: one row, made with the file.
CREATE TABLE installation(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,                                    -- random; part of every uid and key, never changed
  replay INTEGER NOT NULL CHECK (replay IN (0, 1)),    -- made with --as-of
  events_version INTEGER NOT NULL DEFAULT 0,           -- grows with every event written
  planned_for TEXT NOT NULL DEFAULT ''                 -- a digest of the watches that the promises were made for
) STRICT;

-- What is known of a source between polls.
CREATE TABLE source(
  name TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  next_poll_at INTEGER NOT NULL,
  last_good_at INTEGER,
  last_try_at INTEGER,
  failures INTEGER NOT NULL,
  last_error TEXT NOT NULL,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  articles INTEGER NOT NULL
) STRICT;

-- What is known of a file of a watched folder.
CREATE TABLE file(
  feed TEXT NOT NULL,
  path TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (feed, path)
) STRICT, WITHOUT ROWID;

-- Every article that was read. Its text is not kept: claims hold the sentences they rest on.
CREATE TABLE article(
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL,
  guid TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  dateline_local TEXT NOT NULL,
  dateline_grain TEXT NOT NULL,
  zone TEXT NOT NULL,
  dated_by_file INTEGER NOT NULL CHECK (dated_by_file IN (0, 1)),
  published_at INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  UNIQUE (feed, guid)
) STRICT;
CREATE INDEX article_url ON article(feed, url);
CREATE INDEX article_hash ON article(hash);

-- Articles whose reading failed; not read again.
CREATE TABLE quarantine(
  feed TEXT NOT NULL,
  guid TEXT NOT NULL,
  reason TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  strikes INTEGER NOT NULL,
  PRIMARY KEY (feed, guid)
) STRICT, WITHOUT ROWID;

-- What is believed. begins_at, ends_at and folded are derived from the columns before them, for searching.
CREATE TABLE event(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  place TEXT,                                          -- place, country, place_zone null: none
  country TEXT,
  place_zone TEXT,
  names TEXT NOT NULL,                                 -- [["organisation","Example Ltd"],…]
  head TEXT NOT NULL,
  begin_local TEXT,
  end_local TEXT NOT NULL,
  shape TEXT NOT NULL,
  zone TEXT NOT NULL,
  zone_said TEXT NOT NULL,
  status TEXT NOT NULL,
  undated INTEGER NOT NULL CHECK (undated IN (0, 1)),
  confidence REAL NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  changed_at INTEGER NOT NULL,
  begins_at INTEGER,
  ends_at INTEGER NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX event_ends ON event(ends_at, id);

-- Each article's word on an event.
CREATE TABLE claim(
  id INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event(id),
  article INTEGER NOT NULL REFERENCES article(id),
  read_at INTEGER NOT NULL,
  sentence_begin INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  words_begin INTEGER NOT NULL,
  words_end INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  said TEXT NOT NULL,
  said_offset INTEGER NOT NULL,                        -- of the words, in code points
  said_length INTEGER NOT NULL,
  title TEXT NOT NULL,
  names TEXT NOT NULL,
  head TEXT NOT NULL,
  category TEXT NOT NULL,
  place TEXT,
  country TEXT,
  place_zone TEXT,
  begin_local TEXT,
  end_local TEXT NOT NULL,
  shape TEXT NOT NULL,
  zone_said TEXT NOT NULL,
  zone TEXT NOT NULL,
  moved_begin_local TEXT,                              -- the date it had; all three null: none
  moved_end_local TEXT,
  moved_shape TEXT,
  undated INTEGER NOT NULL CHECK (undated IN (0, 1)),
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  cues TEXT NOT NULL                                   -- [["name",0.5],…], empty unless asked for
) STRICT;
CREATE INDEX claim_event ON claim(event);
CREATE INDEX claim_article ON claim(article);

-- The words an event may be found by, with the day (since 1970) it begins: the events of a word that are nearest to a
-- day are neighbours in the key, so that a common word costs no more than a rare one.
CREATE TABLE event_word(
  word TEXT NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event(id),
  PRIMARY KEY (word, day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_word_event ON event_word(event);

-- The outbox: one row a promised message. The table is the queue.
CREATE TABLE delivery(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                            -- same key, same message
  event INTEGER NOT NULL REFERENCES event(id),
  revision INTEGER NOT NULL,                           -- of the event it was planned for
  watch TEXT NOT NULL,
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
  sent_at INTEGER
) STRICT;
CREATE INDEX delivery_ready ON delivery(sink, next_try_at, id) WHERE state = 'ready';
CREATE INDEX delivery_leased ON delivery(lease_owner, lease_until) WHERE state = 'leased';
CREATE INDEX delivery_ended ON delivery(due_at, id, state) WHERE state IN ('sent', 'dead', 'cancelled');
CREATE INDEX delivery_dead ON delivery(due_at, id) WHERE state = 'dead';
CREATE INDEX delivery_event ON delivery(event);
CREATE INDEX delivery_digest ON delivery(digest_key) WHERE digest_key <> '';

CREATE TRIGGER delivery_final BEFORE UPDATE OF state ON delivery
  WHEN OLD.state IN ('sent', 'dead', 'cancelled') AND NEW.state <> OLD.state
BEGIN
  SELECT RAISE(ABORT, 'a delivery that ended stays as it ended');
END;
CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery WHEN OLD.state IN ('ready', 'leased')
BEGIN
  SELECT RAISE(ABORT, 'a promised delivery may not be deleted');
END;

-- Every attempt to deliver; append only.
CREATE TABLE attempt(
  delivery INTEGER NOT NULL REFERENCES delivery(id),
  token INTEGER NOT NULL,
  number INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (delivery, token)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1685351534;
PRAGMA user_version = 1;
