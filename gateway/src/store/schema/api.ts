/** Who may use the API, and what people say of events. Released: never edited, the next step mends it. */
export const API = `
-- hash: SHA-256 of the token; the token itself is nowhere
CREATE TABLE tokens (
  name TEXT PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  scope TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  used_at INTEGER
) WITHOUT ROWID;

-- What people have said of an event, in their order. AUTOINCREMENT: readers of the stream hang on it.
CREATE TABLE event_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX event_notes_by_event ON event_notes (event, id);

-- A rule of a cover that nobody wants to hear of for a while.
CREATE TABLE shelves (
  cover TEXT NOT NULL REFERENCES covers (cover),
  rule TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (cover, rule)
) WITHOUT ROWID;
`;
