/** What readings do not say of how a node was heard. Released: never edited, the next step mends it. */
export const HEARD = `
-- One row for a frame that left no reading, or that came behind a gap, a new heartbeat, an answer about maintenance, or a
-- silence that its link is to blame for; see Heard in store/types.ts. All other frames are told by their readings.
CREATE TABLE heard (
  id INTEGER PRIMARY KEY,
  cover TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  missed INTEGER,
  heartbeat_ms INTEGER,
  maintenance INTEGER,
  since INTEGER,
  link_loss REAL
);
CREATE INDEX heard_by_cover ON heard (cover, received_at);
`;
