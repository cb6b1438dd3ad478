/** Keys of nodes that may be wrapped under a secret. Released: never edited, the next step mends it. */
export const WRAPPED_KEYS = `
-- 16 bytes in clear, or 44 wrapped: keys/wrapKey.ts. A column that is added to rows cannot be NOT NULL.
ALTER TABLE nodes ADD COLUMN kept BLOB CHECK (length(kept) IN (16, 44));
UPDATE nodes SET kept = key;
ALTER TABLE nodes DROP COLUMN key;
ALTER TABLE nodes RENAME COLUMN kept TO key;

-- Under what the keys of all nodes are wrapped; no row: they stand in clear. verifier: tells a wrong secret from a
-- damaged key. scrubbed: 1 where nothing of what the keys were before is left in free pages.
CREATE TABLE key_wrapping (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  kdf TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  verifier BLOB NOT NULL CHECK (length(verifier) = 32),
  scrubbed INTEGER NOT NULL
);
`;
