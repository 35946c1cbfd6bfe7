-- What became of each event step by step, what the user said of it, and in what form it was announced.

ALTER TABLE claim ADD COLUMN origin TEXT NOT NULL DEFAULT 'prose' CHECK (origin IN ('prose', 'markup', 'calendar'));

-- A dismissed event keeps what is said of it, so that it is not proposed again; a merged one turned out to be another.
ALTER TABLE event ADD COLUMN standing TEXT NOT NULL DEFAULT 'shown' CHECK (standing IN ('shown', 'dismissed', 'merged'));
ALTER TABLE event ADD COLUMN successor INTEGER REFERENCES event(id);
ALTER TABLE event ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0 CHECK (quiet IN (0, 1));
CREATE INDEX event_tentative ON event(ends_at)
  WHERE status IN ('possible', 'expected') AND quiet = 0 AND standing = 'shown';
CREATE INDEX event_dismissed ON event(ends_at) WHERE standing = 'dismissed';

-- What the user said of an event: null where the articles have the say.
CREATE TABLE pin(
  event INTEGER PRIMARY KEY REFERENCES event(id),
  title TEXT,
  category TEXT,
  place TEXT,
  country TEXT,
  place_zone TEXT,
  begin_local TEXT,
  end_local TEXT,
  shape TEXT,
  zone TEXT,
  status TEXT
) STRICT;

-- The history of each event; append only. What was believed before is null in its first row.
CREATE TABLE revision(
  id INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event(id),
  change TEXT NOT NULL,
  number INTEGER NOT NULL,                             -- revision of the event afterwards
  from_begin_local TEXT,
  from_end_local TEXT,
  from_shape TEXT,
  from_zone TEXT,
  from_status TEXT,
  from_undated INTEGER,
  begin_local TEXT,
  end_local TEXT NOT NULL,
  shape TEXT NOT NULL,
  zone TEXT NOT NULL,
  status TEXT NOT NULL,
  undated INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  by_user INTEGER NOT NULL CHECK (by_user IN (0, 1)),
  article INTEGER REFERENCES article(id),              -- that brought it; null: the user or the clock
  evidence TEXT NOT NULL
) STRICT;
CREATE INDEX revision_event ON revision(event);

PRAGMA user_version = 2;
