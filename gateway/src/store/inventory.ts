import { gatewayError } from '../errors.ts';
import type { Db } from './database.ts';

/** What a city knows of a cover, beside its number, which is for life. undefined: it is not known. */
export interface CoverDetails {
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  /** number in the books of the city */
  readonly asset?: string | undefined;
  readonly address?: string | undefined;
  /** WGS 84, degrees; both or neither */
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  /** of the grid of the city */
  readonly cell?: string | undefined;
  /** who owns it: water, power, telecom, road ... */
  readonly unit?: string | undefined;
  readonly tags: readonly string[];
}

export const DETAIL_NAMES = ['name', 'group', 'asset', 'address', 'lat', 'lon', 'cell', 'unit', 'tags'] as const;
export type DetailName = (typeof DETAIL_NAMES)[number];

/** What is to stand from now on; what is absent stays, what is null goes. */
export type DetailChange = { readonly [N in DetailName]?: CoverDetails[N] | null };

export interface InventoryRow {
  readonly cover: string;
  readonly change: DetailChange;
}

/** What a row would change. */
export interface InventoryStep {
  readonly cover: string;
  readonly kind: 'added' | 'changed' | 'unchanged';
  readonly fields: readonly { readonly name: DetailName; readonly before: unknown; readonly after: unknown }[];
}

interface InventoryEntry extends CoverDetails {
  readonly cover: string;
  /** undefined while it has none */
  readonly node: number | undefined;
}

export interface Inventory {
  /** undefined where there is no such cover */
  details(cover: string): CoverDetails | undefined;
  /** all, by cover */
  list(): readonly InventoryEntry[];
  /** What the rows would change, and changes nothing. */
  plan(rows: readonly InventoryRow[]): readonly InventoryStep[];
  /** All of them or none: covers that are new are added, without a node. Throws asset-taken. */
  take(rows: readonly InventoryRow[], now: number): readonly InventoryStep[];
  /** Takes a node off its cover, which keeps its history; false where it has none. */
  release(cover: string): boolean;
}

interface Row {
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

const NOTHING: CoverDetails = { tags: [] };

export function createInventory(db: Db, changed: () => void): Inventory {
  const get = db.prepare<[string], Row>(`${SELECT} WHERE c.cover = ?`);
  const all = db.prepare<[], Row>(`${SELECT} ORDER BY c.cover`);
  const put = db.prepare(
    `INSERT INTO covers (cover, added_at, name, grp, asset, address, lat, lon, cell, unit, tags)
     VALUES (:cover, :now, :name, :group, :asset, :address, :lat, :lon, :cell, :unit, :tags)
     ON CONFLICT (cover) DO UPDATE SET name = :name, grp = :group, asset = :asset, address = :address, lat = :lat,
       lon = :lon, cell = :cell, unit = :unit, tags = :tags`,
  );
  const dropAsset = db.prepare('UPDATE covers SET asset = NULL WHERE cover = ?');
  const ofAsset = db.prepare<[string], string>('SELECT cover FROM covers WHERE asset = ?').pluck();
  const release = db.prepare('UPDATE nodes SET cover = NULL WHERE cover = ?');

  function stepOf({ cover, change }: InventoryRow) {
    const row = get.get(cover);
    const before = row ? toDetails(row) : NOTHING;
    const after = merge(before, change);
    const fields = DETAIL_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map(
      (name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }),
    );
    const kind = row === undefined ? 'added' : fields.length > 0 ? 'changed' : 'unchanged';
    return { step: { cover, kind, fields } as InventoryStep, after };
  }

  const take = db.transaction((rows: readonly InventoryRow[], now: number): readonly InventoryStep[] => {
    const found = rows.map(stepOf);
    // first off, then on: two covers may have swapped their numbers
    for (const { step } of found) if (step.fields.some(({ name }) => name === 'asset')) dropAsset.run(step.cover);
    for (const { step, after } of found) {
      if (step.kind === 'unchanged') continue;
      const other = after.asset === undefined ? undefined : ofAsset.get(after.asset);
      if (other !== undefined && other !== step.cover) {
        const hint = `Correct the asset number, or take it from cover ${other} first.`;
        throw gatewayError('asset-taken', `asset ${after.asset} is cover ${other}, not ${step.cover}`, { hint });
      }
      const { name, group, asset, address, lat, lon, cell, unit } = after;
      const texts = { name, group, asset, address, lat, lon, cell, unit };
      const values = Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, value ?? null]));
      put.run({ cover: step.cover, now, ...values, tags: JSON.stringify(after.tags) });
    }
    return found.map(({ step }) => step);
  });

  return {
    details(cover) {
      const row = get.get(cover);
      return row && toDetails(row);
    },
    list: () => all.all().map((row) => ({ cover: row.cover, node: row.node ?? undefined, ...toDetails(row) })),
    plan: (rows) => rows.map((row) => stepOf(row).step),
    take(rows, now) {
      const steps = take.immediate(rows, now);
      changed();
      return steps;
    },
    release(cover) {
      const done = release.run(cover).changes === 1;
      if (done) changed();
      return done;
    },
  };
}

function toDetails({ name, grp, asset, address, lat, lon, cell, unit, tags }: Row): CoverDetails {
  return {
    ...{ name: name ?? undefined, group: grp ?? undefined, asset: asset ?? undefined, address: address ?? undefined },
    ...{ lat: lat ?? undefined, lon: lon ?? undefined, cell: cell ?? undefined, unit: unit ?? undefined },
    // written here, and by nobody else
    tags: JSON.parse(tags) as string[],
  };
}

function merge(before: CoverDetails, change: DetailChange): CoverDetails {
  const entries = DETAIL_NAMES.map((name) => {
    const wanted = change[name];
    return [name, wanted === undefined ? before[name] : (wanted ?? undefined)];
  });
  const after = Object.fromEntries(entries) as CoverDetails;
  return { ...after, tags: after.tags ?? [] };
}
