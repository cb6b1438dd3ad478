/** Events that late samples revise, and the states from which they are folded again. Released: never edited, the next step mends it. */
export const REVISIONS = `
-- node.fault: what is wrong
ALTER TABLE events ADD COLUMN reason TEXT;
-- when a late sample had shown that it never was: event time of the raising
ALTER TABLE events ADD COLUMN withdrawn_at INTEGER;
-- how often what was told of it was told anew, and otherwise
ALTER TABLE events ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- Where a cover stood before some of its readings. at: event time of its newest sample then. reading, event: the last of
-- those tables that are in it.
CREATE TABLE checkpoints (
  cover TEXT NOT NULL REFERENCES covers (cover),
  at INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  event INTEGER NOT NULL,
  heard INTEGER NOT NULL,
  maintenance INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (cover, at)
) WITHOUT ROWID;
`;
