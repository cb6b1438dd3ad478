/** Settings and orders for groups and for all covers. Released: never edited, the next step mends it. */
export const GROUPS = `
-- What is wanted of the nodes of a group; '' stands for all covers, and is no group's name. As the table desired.
CREATE TABLE desired_groups (
  grp TEXT PRIMARY KEY,
  settings TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- One row: the last revision that was given out. Every change of what a node is to have takes the next one, so that a
-- change for a million covers is one row, and no node sees a revision go back, whatever becomes of its cover.
CREATE TABLE revisions (last INTEGER NOT NULL);
INSERT INTO revisions SELECT coalesce(max(revision), 0) FROM desired;

-- the revision at which a cover came into its group, and a node under its cover; 0: it has always been there
ALTER TABLE covers ADD COLUMN placed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nodes ADD COLUMN placed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX covers_by_group ON covers (grp, cover);

-- triggers, since covers and nodes are moved in several ways, and none may forget it
CREATE TRIGGER cover_regrouped AFTER UPDATE OF grp ON covers WHEN NEW.grp IS NOT OLD.grp BEGIN
  UPDATE revisions SET last = last + 1;
  UPDATE covers SET placed = (SELECT last FROM revisions) WHERE cover = NEW.cover;
END;
CREATE TRIGGER node_moved AFTER UPDATE OF cover ON nodes WHEN NEW.cover IS NOT NULL AND NEW.cover IS NOT OLD.cover BEGIN
  UPDATE revisions SET last = last + 1;
  UPDATE nodes SET placed = (SELECT last FROM revisions) WHERE node = NEW.node;
END;

-- What was asked of all nodes of a group at once; grp NULL: of all covers. covers: how many got it; nodeless: had none.
CREATE TABLE group_orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  grp TEXT,
  kind TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  covers INTEGER NOT NULL,
  nodeless INTEGER NOT NULL
);
CREATE INDEX group_orders_by_group ON group_orders (grp, id);
CREATE INDEX group_orders_by_age ON group_orders (expires_at);
ALTER TABLE orders ADD COLUMN group_order INTEGER;
CREATE INDEX orders_by_group_order ON orders (group_order, state) WHERE group_order IS NOT NULL;
`;
