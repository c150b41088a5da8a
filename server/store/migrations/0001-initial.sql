-- Rooms hold the words: an append-only log of updates, snapshots that shorten loading, and who owns which client id.
CREATE TABLE rooms (
  room TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE updates (
  room TEXT NOT NULL REFERENCES rooms (room),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  participant TEXT,
  body BLOB NOT NULL,
  PRIMARY KEY (room, seq)
) STRICT;

CREATE TABLE snapshots (
  room TEXT NOT NULL REFERENCES rooms (room),
  seq INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (room, seq)
) STRICT;

CREATE TABLE client_ids (
  room TEXT NOT NULL,
  client INTEGER NOT NULL,
  participant TEXT NOT NULL,
  PRIMARY KEY (room, client)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  title TEXT NOT NULL,
  symbol TEXT NOT NULL,
  stage TEXT NOT NULL,
  last_change_at INTEGER NOT NULL,
  archived INTEGER NOT NULL
) STRICT;

CREATE TABLE delegations (
  draft TEXT NOT NULL REFERENCES drafts (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  core_group INTEGER NOT NULL,
  PRIMARY KEY (draft, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  draft TEXT REFERENCES drafts (id),
  role TEXT NOT NULL,
  delegation TEXT,
  created_by TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  uses_left INTEGER CHECK (uses_left >= 0)
) STRICT;
CREATE INDEX links_of_draft ON links (draft, created_at);

CREATE TABLE participants (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES persons (id),
  draft TEXT REFERENCES drafts (id),
  role TEXT NOT NULL,
  delegation TEXT,
  name TEXT NOT NULL,
  link TEXT REFERENCES links (id),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX participants_of_person ON participants (person);
CREATE INDEX participants_of_draft ON participants (draft);
CREATE INDEX participants_of_link ON participants (link);

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES persons (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_log (
  room TEXT NOT NULL,
  at INTEGER NOT NULL,
  participant TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE INDEX access_log_of_room ON access_log (room, at);
