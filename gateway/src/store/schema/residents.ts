/** What residents say, and photos. Released: never edited, the next step mends it. */
export const RESIDENTS = `
-- Made anew from what was sent: nothing of a camera or a place is in it. incident NULL: not taken into one yet.
CREATE TABLE photos (
  id TEXT PRIMARY KEY,
  made_at INTEGER NOT NULL,
  who TEXT NOT NULL,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  incident INTEGER,
  -- of both pictures, in bytes; the pictures come last, so that nobody reads through them
  size INTEGER NOT NULL,
  thumb BLOB NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX photos_by_incident ON photos (incident);
CREATE INDEX photos_by_size ON photos (size);
CREATE INDEX photos_by_time ON photos (made_at);

-- The door of a cover: what its QR code holds. Says nothing of the cover, and can be replaced.
CREATE TABLE cover_doors (
  code TEXT PRIMARY KEY,
  cover TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL
) WITHOUT ROWID;

-- state: held (waits for a person), open, closed, rejected. follow: SHA-256 of what the reporter follows it by. contact is
-- personal: nothing of it leaves but to those who may see it, and it goes with time (supervision and the public see none).
CREATE TABLE resident_reports (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  held_for TEXT,
  service TEXT NOT NULL,
  matter TEXT NOT NULL,
  cover TEXT,
  lat REAL,
  lon REAL,
  address TEXT,
  text TEXT NOT NULL,
  photo TEXT REFERENCES photos (id),
  contact TEXT,
  device TEXT,
  via TEXT NOT NULL,
  follow BLOB UNIQUE,
  token TEXT UNIQUE,
  incident INTEGER REFERENCES incidents (id),
  note TEXT,
  -- when the reporter said last whether it is safe
  answered_at INTEGER
);
CREATE INDEX resident_reports_by_state ON resident_reports (state, no);
CREATE INDEX resident_reports_by_incident ON resident_reports (incident) WHERE incident IS NOT NULL;
CREATE INDEX resident_reports_by_time ON resident_reports (made_at);
CREATE INDEX resident_reports_by_photo ON resident_reports (photo) WHERE photo IS NOT NULL;

-- Who may POST over Open311. hash: SHA-256 of the key.
CREATE TABLE open311_keys (
  name TEXT PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  made_at INTEGER NOT NULL,
  revoked_at INTEGER,
  used_at INTEGER
) WITHOUT ROWID;
`;
