/** The work that events need. Released: never edited, the next step mends it. */
export const INCIDENTS = `
-- Where each incident stands, folded from its entries (incidents/evolve.ts): state is all of it, JSON; the other columns are
-- copies by which it is found. look_at: when the clock itself does something next (a card, a verification).
CREATE TABLE incidents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  cover TEXT,
  cell TEXT,
  unit TEXT,
  assignee TEXT,
  parent INTEGER,
  matter TEXT NOT NULL,
  severity TEXT NOT NULL,
  step TEXT,
  card TEXT NOT NULL,
  lat REAL,
  lon REAL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  look_at INTEGER,
  state TEXT NOT NULL
);
-- one for all events of a cover until it is closed
CREATE UNIQUE INDEX incidents_open_by_cover ON incidents (cover) WHERE closed_at IS NULL AND kind = 'cover' AND cover IS NOT NULL;
CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL;
CREATE INDEX incidents_to_look_at ON incidents (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX incidents_by_cover ON incidents (cover, id);
CREATE INDEX incidents_by_parent ON incidents (parent) WHERE parent IS NOT NULL;
-- closed_at: so that supervision finds those of a span without reading their rows
CREATE INDEX incidents_by_opening ON incidents (opened_at, closed_at);

-- What was said and done, in its order. key: made by whoever sends it, so that what is sent again is done once.
CREATE TABLE incident_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  incident INTEGER NOT NULL REFERENCES incidents (id),
  at INTEGER NOT NULL,
  entered_at INTEGER,
  who TEXT NOT NULL,
  key TEXT,
  fact TEXT NOT NULL
);
CREATE INDEX incident_entries_by_incident ON incident_entries (incident, id);
CREATE INDEX incident_entries_by_key ON incident_entries (key, incident) WHERE key IS NOT NULL;
CREATE INDEX incident_entries_by_time ON incident_entries (at);
CREATE TRIGGER incident_entries_are_not_changed BEFORE UPDATE ON incident_entries
  BEGIN SELECT raise(ABORT, 'the entries of incidents are append-only'); END;
CREATE TRIGGER incident_entries_are_not_deleted BEFORE DELETE ON incident_entries
  BEGIN SELECT raise(ABORT, 'the entries of incidents are append-only'); END;

-- the incident of an event: one, and where it was raised anew behind the closing of that, the one that followed
CREATE TABLE incident_events (
  event TEXT PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incidents (id)
) WITHOUT ROWID;
`;
