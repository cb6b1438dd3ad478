/** Roll-ups of readings. Released: never edited, the next step mends it. */
export const HISTORY = `
-- A cover as a small number, for keys that are kept by the million. Never used twice.
CREATE TABLE history_covers (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  cover TEXT NOT NULL UNIQUE
);

-- One row for each cover and minute, hour or day (level 0, 1, 2) in which it said something; all signals are in data,
-- see history/summaryBytes.ts. Time comes before the cover in the key, in blocks (history/levels.ts): what is new is
-- written into pages that are at hand, and what is old goes from the front, whole pages at a time.
CREATE TABLE rollups (
  level INTEGER NOT NULL,
  block INTEGER NOT NULL,
  cover INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (level, block, cover, slot)
) WITHOUT ROWID;

-- rolled: id of the last reading that is in the roll-ups. raw, minute, hour, day: nothing before this time (ms) is whole
-- any more, since pruning has been there; no row: nothing has been pruned.
CREATE TABLE history_marks (
  what TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
`;
