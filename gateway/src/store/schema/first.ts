/** Covers, nodes, states, readings, reports, events, outbox, quarantine. Released: never edited, the next step mends it. */
export const FIRST = `
CREATE TABLE covers (
  cover TEXT PRIMARY KEY,
  name TEXT,
  grp TEXT,
  added_at INTEGER NOT NULL
) WITHOUT ROWID;

-- A node that was taken off its cover keeps its row: were it forgotten, its old frames could be played again.
CREATE TABLE nodes (
  node INTEGER PRIMARY KEY,
  cover TEXT UNIQUE REFERENCES covers (cover),
  key BLOB NOT NULL CHECK (length(key) = 16),
  up_high INTEGER NOT NULL DEFAULT -1,
  up_near INTEGER NOT NULL DEFAULT 0,
  up_far INTEGER NOT NULL DEFAULT 0,
  down INTEGER NOT NULL DEFAULT 0,
  heartbeat_ms INTEGER,
  link TEXT,
  said TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE states (
  cover TEXT PRIMARY KEY REFERENCES covers (cover),
  heard INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  maintenance INTEGER NOT NULL,
  rules TEXT NOT NULL,
  at INTEGER, tilt REAL, water REAL, battery REAL, temperature REAL, vibration REAL, flags INTEGER
) WITHOUT ROWID;

CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  cover TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  quality TEXT NOT NULL,
  link TEXT NOT NULL,
  tilt REAL, water REAL, battery REAL, temperature REAL, vibration REAL, flags INTEGER,
  rssi INTEGER, snr INTEGER, impacts INTEGER, wakes INTEGER, dropped INTEGER, extra TEXT
);
CREATE INDEX readings_by_cover ON readings (cover, at);

-- Confirmed reports that are durable. The pair is the de-duplication key, for ever.
CREATE TABLE reports (
  node INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (node, counter)
) WITHOUT ROWID;

CREATE TABLE events (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  cover TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  signal TEXT NOT NULL,
  onset INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  cleared_at INTEGER,
  value REAL,
  peak REAL,
  received_at INTEGER NOT NULL,
  quality TEXT NOT NULL
);
CREATE INDEX events_by_cover ON events (cover, no);
CREATE INDEX events_open ON events (no) WHERE cleared_at IS NULL;

-- AUTOINCREMENT: a cursor may point at a row that was pruned, so an id must never come again.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at INTEGER NOT NULL,
  severity TEXT NOT NULL,
  change TEXT NOT NULL
);

CREATE TABLE cursors (
  sink TEXT PRIMARY KEY,
  outbox_id INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  link TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  bytes BLOB NOT NULL
);

-- What was given up to stay within the bounds, since the database was made.
CREATE TABLE drops (
  what TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) WITHOUT ROWID;
`;
