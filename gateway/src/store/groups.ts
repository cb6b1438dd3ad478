import { type ConfigState, type Configured, configState, UNKNOWN } from '../orders/configuration.ts';
import { createDesiredBook } from '../orders/desiredBook.ts';
import type { Db } from './database.ts';
import { type LayerRow, readGroupLayers, toLayer } from './layerRows.ts';

/** Everywhere here a group that is undefined stands for all covers. */
export interface GroupSize {
  readonly covers: number;
  /** of them, how many have no node */
  readonly nodeless: number;
}

/** A cover, and how what is wanted of its node stands with it. */
export interface Standing {
  readonly cover: string;
  readonly group: string | undefined;
  readonly node: number | undefined;
  /** when its node was last heard; 0: never */
  readonly heard: number;
  readonly state: ConfigState;
}

export interface Groups {
  /** by name, upwards: those that covers are in, and those that something is set for */
  names(page?: { readonly after?: string | undefined; readonly limit?: number }): readonly string[];
  /** is there such a group? */
  has(group: string | undefined): boolean;
  size(group: string | undefined): GroupSize;
  /** A page of its covers, by cover. A city has many: who asks for them page by page can let others in between. */
  standings(group: string | undefined, after: string, limit: number): readonly Standing[];
  /** covers without a node, by cover */
  nodeless(group: string | undefined, limit: number): readonly string[];
}

interface StandingRow {
  cover: string;
  grp: string | null;
  placed: number;
  node: number | null;
  heard: number | null;
  state: string | null;
  settings: string | null;
  revision: number;
  at: number;
}

const SET = `SELECT grp FROM desired_groups WHERE grp <> '' AND settings <> '{}'`;

export function createGroups(db: Db): Groups {
  // from name to name through the index: a city has many covers and few groups
  const names = db
    .prepare<[Record<string, unknown>], string>(
      `WITH RECURSIVE lived_in(grp) AS (
         SELECT min(grp) FROM covers WHERE grp > :after
         UNION ALL SELECT (SELECT min(grp) FROM covers WHERE grp > l.grp) FROM lived_in l WHERE l.grp IS NOT NULL LIMIT :limit)
       SELECT grp FROM lived_in WHERE grp IS NOT NULL UNION SELECT * FROM (${SET}) WHERE grp > :after
       ORDER BY grp LIMIT :limit`,
    )
    .pluck();
  const has = db
    .prepare<[Record<string, unknown>], number>(
      `SELECT EXISTS (SELECT 1 FROM covers WHERE grp = :group) OR EXISTS (SELECT 1 FROM (${SET}) WHERE grp = :group)`,
    )
    .pluck();
  // two statements: one for both cases could not use the index
  const both = <R>(sql: (where: string) => string) => {
    const one = db.prepare<[Record<string, unknown>], R>(sql('c.grp = :group'));
    const all = db.prepare<[Record<string, unknown>], R>(sql(':group IS NULL'));
    return (group: string | undefined, more: Record<string, unknown> = {}): R[] =>
      (group === undefined ? all : one).all({ group: group ?? null, ...more });
  };
  const size = both<GroupSize>(
    (where) => `SELECT count(*) AS covers, count(*) - count(n.node) AS nodeless
      FROM covers c LEFT JOIN nodes n ON n.cover = c.cover WHERE ${where}`,
  );
  const nodeless = both<{ cover: string }>(
    (where) => `SELECT c.cover FROM covers c LEFT JOIN nodes n ON n.cover = c.cover
      WHERE n.node IS NULL AND ${where} ORDER BY c.cover LIMIT :limit`,
  );
  const standings = both<StandingRow>(
    (where) => `SELECT c.cover, c.grp, max(c.placed, coalesce(n.placed, 0)) AS placed, n.node, s.heard, k.state,
        d.settings, d.revision, d.at
      FROM covers c LEFT JOIN nodes n ON n.cover = c.cover LEFT JOIN states s ON s.cover = c.cover
      LEFT JOIN configured k ON k.node = n.node LEFT JOIN desired d ON d.cover = c.cover
      WHERE ${where} AND c.cover > :after ORDER BY c.cover LIMIT :limit`,
  );

  return {
    names: ({ after = '', limit = -1 } = {}) => names.all({ after, limit }),
    has: (group) => group === undefined || has.get({ group }) === 1,
    size: (group) => size(group)[0] ?? { covers: 0, nodeless: 0 },
    standings(group, after, limit) {
      const rows = standings(group, { after, limit });
      const own = rows.flatMap((row) =>
        row.settings === null ? [] : [[row.cover, toLayer(row as LayerRow)] as const],
      );
      const desired = createDesiredBook({ ...readGroupLayers(db), covers: new Map(own) });
      return rows.map(({ cover, grp, placed, node, heard, state }) => {
        const configured = state === null ? UNKNOWN : (JSON.parse(state) as Configured);
        const place = { cover, group: grp ?? undefined, placed };
        const standing = configState(desired(place, configured), configured);
        return { cover, group: place.group, node: node ?? undefined, heard: heard ?? 0, state: standing };
      });
    },
    nodeless: (group, limit) => nodeless(group, { limit }).map(({ cover }) => cover),
  };
}
