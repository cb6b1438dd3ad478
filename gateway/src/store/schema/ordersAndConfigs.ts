/** The way down: configurations, orders, error logs; the charge that was drawn; provisioning. Released: never edited, the next step mends it. */
export const ORDERS_AND_CONFIGS = `
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
`;
