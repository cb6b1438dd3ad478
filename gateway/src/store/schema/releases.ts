/** Events that people let go, and what stood on a shelf when it was told. Released: never edited, the next step mends it. */
export const RELEASES = `
-- Somebody wants this event cleared, and the gateway has not done it yet. Who asked for it stands in event_notes, too.
CREATE TABLE releases (
  event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  text TEXT NOT NULL
) WITHOUT ROWID;

-- 1: its rule stood on a shelf of its cover when it was told last
ALTER TABLE events ADD COLUMN shelved INTEGER NOT NULL DEFAULT 0;
`;
