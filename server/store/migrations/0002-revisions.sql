-- Issued versions of a draft's text. They are written in the commit of the decision that issues them, and never changed.
CREATE TABLE revisions (
  room TEXT NOT NULL REFERENCES rooms (room),
  rev INTEGER NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  decision INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (room, rev)
) STRICT, WITHOUT ROWID;
