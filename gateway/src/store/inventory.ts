import type { CoverDetails, InventoryRow, InventoryStep } from './coverDetails.ts';
import type { Db } from './database.ts';
import { createDrafts, type InventoryDraft } from './inventoryDraft.ts';
import type { Registry } from './registry.ts';

export interface InventoryEntry extends CoverDetails {
  readonly cover: string;
  /** undefined while it has none */
  readonly node: number | undefined;
}

/** Only covers of which all of it is so. */
export interface InventoryQuery {
  readonly group?: string | undefined;
  readonly unit?: string | undefined;
  readonly cell?: string | undefined;
  readonly tag?: string | undefined;
  readonly hasNode?: boolean | undefined;
  /** only covers behind this one: the last of the page before */
  readonly after?: string | undefined;
  /** rows, at most; all where it is absent */
  readonly limit?: number | undefined;
}

export interface Inventory {
  /** undefined where there is no such cover */
  details(cover: string): CoverDetails | undefined;
  /** by cover */
  list(query?: InventoryQuery): readonly InventoryEntry[];
  /** What the rows would change, and changes nothing. */
  plan(rows: readonly InventoryRow[]): readonly InventoryStep[];
  /**
   * All of them or none: covers that are new are added, without a node. Throws asset-taken, and what `check` throws, which
   * looks at how things stand within the same transaction.
   */
  take(rows: readonly InventoryRow[], now: number, check?: () => void): readonly InventoryStep[];
  /** For rows that are too many to be looked at in one go. */
  draft(): InventoryDraft;
  /** Takes a node off its cover, which keeps its history; false where it has none. */
  release(cover: string): boolean;
}

interface InventoryRecord {
  cover: string;
  node: number | null;
  name: string | null;
  grp: string | null;
  asset: string | null;
  address: string | null;
  lat: number | null;
  lon: number | null;
  cell: string | null;
  unit: string | null;
  tags: string;
}

const SELECT = `SELECT c.cover, n.node, c.name, c.grp, c.asset, c.address, c.lat, c.lon, c.cell, c.unit, c.tags
  FROM covers c LEFT JOIN nodes n ON n.cover = c.cover`;

/** A tag stands in its JSON as it is quoted there, since no tag holds a quote. */
const LIST = `${SELECT} WHERE c.cover > :after AND (:group IS NULL OR c.grp = :group) AND (:unit IS NULL OR c.unit = :unit)
  AND (:cell IS NULL OR c.cell = :cell) AND (:tag IS NULL OR instr(c.tags, :tag) > 0)
  AND (:hasNode IS NULL OR (n.node IS NOT NULL) = :hasNode) ORDER BY c.cover LIMIT :limit`;

export function createInventory(db: Db, registry: Pick<Registry, 'reread' | 'stamp'>): Inventory {
  const get = db.prepare<[string], InventoryRecord>(`${SELECT} WHERE c.cover = ?`);
  const select = db.prepare<[Record<string, unknown>], InventoryRecord>(LIST);
  const release = db.prepare('UPDATE nodes SET cover = NULL WHERE cover = ?');

  function details(cover: string): CoverDetails | undefined {
    const row = get.get(cover);
    return row && toDetails(row);
  }

  const draft = createDrafts(db, { details, ...registry });

  return {
    details,
    list({ after = '', limit = -1, group = null, unit = null, cell = null, tag, hasNode } = {}) {
      const filters = { tag: tag === undefined ? null : JSON.stringify(tag), hasNode: flag(hasNode) };
      const rows = select.all({ after, limit, group, unit, cell, ...filters });
      return rows.map((row) => ({ cover: row.cover, node: row.node ?? undefined, ...toDetails(row) }));
    },
    plan(rows) {
      const planned = draft();
      planned.add(rows);
      return planned.steps();
    },
    take(rows, now, check) {
      const planned = draft();
      planned.add(rows);
      planned.commit(now, check);
      return planned.steps();
    },
    draft,
    release(cover) {
      const done = release.run(cover).changes === 1;
      if (done) registry.reread([cover]);
      return done;
    },
  };
}

function flag(wanted: boolean | undefined): number | null {
  return wanted === undefined ? null : Number(wanted);
}

function toDetails({ name, grp, asset, address, lat, lon, cell, unit, tags }: InventoryRecord): CoverDetails {
  return {
    ...{ name: name ?? undefined, group: grp ?? undefined, asset: asset ?? undefined, address: address ?? undefined },
    ...{ lat: lat ?? undefined, lon: lon ?? undefined, cell: cell ?? undefined, unit: unit ?? undefined },
    // written here, and by nobody else
    tags: tags === '[]' ? [] : (JSON.parse(tags) as string[]),
  };
}
