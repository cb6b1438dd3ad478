/**
 * The schema, step by step. A step that was released is never edited; the next one mends it. `user_version` of the
 * database is the number of steps that it has seen.
 */
export const MIGRATIONS: readonly string[] = [
  `
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
  `,
  `
  -- With the flags, all that detection needs of a sample, should it have to look at it again. null: not an alert's newest.
  ALTER TABLE readings ADD COLUMN "trigger" INTEGER;
  -- 1: told by an alert that newer samples had overtaken
  ALTER TABLE events ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- charge drawn from the cell, mAh
  ALTER TABLE readings ADD COLUMN used REAL;
  ALTER TABLE states ADD COLUMN used REAL;

  -- what the provisioning tool told of the node, JSON: profile, board, link
  ALTER TABLE nodes ADD COLUMN provisioned TEXT;

  -- What is wanted of a cover's node: written by operators only. settings: JSON of what was set, wire integers by name.
  CREATE TABLE desired (
    cover TEXT PRIMARY KEY REFERENCES covers (cover),
    settings TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- What is known of a node's settings, and what is under way to it: written by the gateway only. state: JSON.
  CREATE TABLE configured (
    node INTEGER PRIMARY KEY REFERENCES nodes (node),
    state TEXT NOT NULL
  );
  INSERT INTO configured (node, state)
    SELECT node, json_object('version', 0, 'known', json('{}'), 'doubted', json('[]'),
      'rounds', 0, 'reported', json_object('hash', json_extract(said, '$.configHash'), 'at', 0))
    FROM nodes WHERE json_extract(said, '$.configHash') IS NOT NULL;

  CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cover TEXT NOT NULL REFERENCES covers (cover),
    kind TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    sendings INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER,
    closed_at INTEGER
  );
  CREATE INDEX orders_by_cover ON orders (cover, id);
  CREATE INDEX orders_open ON orders (id) WHERE state IN ('pending', 'sent');

  -- The error logs of nodes. A node sends the same entries again and again; nth tells apart those that are alike in one.
  CREATE TABLE troubles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    node INTEGER NOT NULL,
    cover TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    boots INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    trouble INTEGER NOT NULL,
    detail INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    UNIQUE (node, boots, minutes, trouble, detail, nth)
  );
  CREATE INDEX troubles_by_cover ON troubles (cover, id);
  `,
];
