CREATE TABLE feed (
  url      TEXT PRIMARY KEY,
  etag     TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  due      INTEGER NOT NULL DEFAULT 0, -- when it is polled again, seconds since 1970
  failures INTEGER NOT NULL DEFAULT 0  -- one after another
) WITHOUT ROWID;

CREATE TABLE article (
  url       TEXT PRIMARY KEY,
  feed      TEXT NOT NULL,
  title     TEXT NOT NULL,
  published TEXT NOT NULL,
  publisher TEXT NOT NULL,
  state     INTEGER NOT NULL DEFAULT 0, -- 0 waits, 1 done, 2 given up
  due       INTEGER NOT NULL,           -- when it is fetched
  failures  INTEGER NOT NULL DEFAULT 0,
  note      TEXT NOT NULL DEFAULT ''    -- the last error
) WITHOUT ROWID;

CREATE INDEX article_due ON article (state, due);
