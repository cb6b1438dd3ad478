/** What a receiver refused for good. Released: never edited, the next step mends it. */
export const PARKED = `
CREATE TABLE parked (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sink TEXT NOT NULL,
  outbox_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  parked_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  change TEXT NOT NULL
);
CREATE INDEX parked_by_sink ON parked (sink, id);
`;
