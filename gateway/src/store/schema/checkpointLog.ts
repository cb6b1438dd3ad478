/** Checkpoints, one behind the other. Released: never edited, the next step mends it. */
export const CHECKPOINT_LOG = `
-- By cover and time each checkpoint of a city touches a page of its own. Here they stand in the order in which they were
-- made, in pages that are at hand, and the state of a cover knows its newest.
ALTER TABLE checkpoints RENAME TO old_checkpoints;
-- previous: the one before it of the same cover, where that still counts. at: event time of the cover's newest sample then.
-- reading, event: the last of those tables that are in it. state: a text, or numbers; see calmState.ts.
CREATE TABLE checkpoints (
  id INTEGER PRIMARY KEY,
  cover TEXT NOT NULL,
  previous INTEGER,
  at INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  event INTEGER NOT NULL,
  heard INTEGER NOT NULL,
  maintenance INTEGER NOT NULL,
  state TEXT NOT NULL
);
ALTER TABLE states ADD COLUMN checkpoint INTEGER;
INSERT INTO checkpoints (cover, at, reading, event, heard, maintenance, state)
  SELECT cover, at, reading, event, heard, maintenance, state FROM old_checkpoints ORDER BY cover, at;
UPDATE checkpoints SET previous = id - 1
  WHERE cover = (SELECT before.cover FROM checkpoints AS before WHERE before.id = checkpoints.id - 1);
CREATE TEMP TABLE newest_checkpoints (cover TEXT PRIMARY KEY, id INTEGER);
INSERT INTO newest_checkpoints SELECT cover, max(id) FROM checkpoints GROUP BY cover;
UPDATE states SET checkpoint = (SELECT id FROM newest_checkpoints AS newest WHERE newest.cover = states.cover);
DROP TABLE newest_checkpoints;
DROP TABLE old_checkpoints;
`;
