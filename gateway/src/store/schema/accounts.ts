/** Who people are, and what they have changed. Released: never edited, the next step mends it. */
export const ACCOUNTS = `
-- password: its hash, with algorithm, parameters and salt, see accounts/password.ts. A user is disabled, never deleted: entries name them.
CREATE TABLE users (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  password TEXT NOT NULL,
  role TEXT NOT NULL,
  unit TEXT,
  language TEXT,
  made_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  disabled_at INTEGER
) WITHOUT ROWID;

-- hash: SHA-256 of what the cookie holds; the cookie itself is nowhere
CREATE TABLE sessions (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  user TEXT NOT NULL REFERENCES users (name),
  csrf TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user);

-- Every change that somebody has made. Appended and never changed.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_by_who ON audit (who, id);
CREATE INDEX audit_by_what ON audit (what, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
`;
