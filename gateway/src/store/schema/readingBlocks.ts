/** Readings are found by blocks of their time. Released: never edited, the next step mends it. */
export const READING_BLOCKS = `
-- An index by cover alone is written all over: with a million covers each reading touches a page of its own. Here the
-- readings of 32,768 that came one after the other stand together: what is new is written into pages that are at hand.
DROP INDEX readings_by_cover;
CREATE INDEX readings_by_block ON readings (id >> 15, cover, at);

-- the event times in each block, ms: whoever looks for a span of time looks into few of them
CREATE TABLE reading_blocks (
  block INTEGER PRIMARY KEY,
  oldest INTEGER NOT NULL,
  newest INTEGER NOT NULL
);
INSERT INTO reading_blocks SELECT id >> 15, min(at), max(at) FROM readings GROUP BY 1;
`;
