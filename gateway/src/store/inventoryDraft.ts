import { gatewayError } from '../errors.ts';
import {
  type CoverDetails,
  DETAIL_NAMES,
  type DetailChange,
  type InventoryRow,
  type InventoryStep,
} from './coverDetails.ts';
import type { Db } from './database.ts';
import type { Registry } from './registry.ts';

/** A row that asks for an asset number which belongs to another cover, and would belong to it still. */
interface AssetClash {
  readonly cover: string;
  readonly asset: string;
  readonly other: string;
}

/** Changes of covers that are looked at bit by bit, so that frames have their turn in between, and done at once. */
export interface InventoryDraft {
  add(rows: readonly InventoryRow[]): void;
  /** How things would stand when all is done: rows that cannot be taken. */
  clashes(): readonly AssetClash[];
  /** by kind, of all rows */
  readonly counts: Readonly<Record<InventoryStep['kind'], number>>;
  /** the covers that are added or changed */
  changed(): readonly string[];
  /** what each row would change; with a limit, the first ones that change something */
  steps(limit?: number): readonly InventoryStep[];
  /**
   * All of them or none. Throws asset-taken, and what `check` throws, within the transaction. Where covers were changed
   * since they were looked at, everything is looked at anew.
   */
  commit(now: number, check?: () => void): void;
}

interface Planned {
  readonly row: InventoryRow;
  readonly kind: InventoryStep['kind'];
  /** undefined: there is no such cover yet */
  readonly before: CoverDetails | undefined;
  readonly after: CoverDetails;
  /** the cover that has the asset number which this one is to get */
  readonly holder: string | undefined;
}

const NOTHING: CoverDetails = { tags: [] };

interface DraftSources extends Pick<Registry, 'reread' | 'stamp'> {
  details(cover: string): CoverDetails | undefined;
}

export function createDrafts(db: Db, { details, reread, stamp }: DraftSources): () => InventoryDraft {
  const put = db.prepare(
    `INSERT INTO covers (cover, added_at, name, grp, asset, address, lat, lon, cell, unit, tags)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (cover) DO UPDATE SET name = excluded.name, grp = excluded.grp, asset = excluded.asset,
       address = excluded.address, lat = excluded.lat, lon = excluded.lon, cell = excluded.cell, unit = excluded.unit,
       tags = excluded.tags`,
  );
  const dropAsset = db.prepare('UPDATE covers SET asset = NULL WHERE cover = ?');
  const ofAsset = db.prepare<[string], string>('SELECT cover FROM covers WHERE asset = ?').pluck();

  function look(row: InventoryRow): Planned {
    const before = details(row.cover);
    const after = merge(before ?? NOTHING, row.change);
    const isSame = before !== undefined && DETAIL_NAMES.every((name) => isEqual(before[name], after[name]));
    const kind = before === undefined ? 'added' : isSame ? 'unchanged' : 'changed';
    const wanted = before?.asset === after.asset ? undefined : after.asset;
    return { row, kind, before, after, holder: wanted === undefined ? undefined : ofAsset.get(wanted) };
  }

  // each statement alone would begin and end a transaction of its own, which costs ten times what it reads
  const lookAt = db.transaction((rows: readonly InventoryRow[]) => rows.map(look));

  /** Within a transaction of the caller: one inside of it would keep each page that it changes a second time. */
  function write(planned: readonly Planned[], now: number): void {
    const [clash] = clashesOf(planned);
    if (clash) {
      const { cover, asset, other } = clash;
      const hint = `Correct the asset number, or take it from cover ${other} first.`;
      throw gatewayError('asset-taken', `asset ${asset} is cover ${other}, not ${cover}`, { hint });
    }
    // first off, then on: two covers may have swapped their numbers
    for (const { row, before, after } of planned) {
      if (before?.asset !== undefined && before.asset !== after.asset) dropAsset.run(row.cover);
    }
    for (const { row, kind, after } of planned) {
      if (kind === 'unchanged') continue;
      const values = DETAIL_NAMES.map((name) => (name === 'tags' ? JSON.stringify(after.tags) : (after[name] ?? null)));
      put.run(row.cover, now, ...values);
    }
  }

  return () => {
    const planned: Planned[] = [];
    const counts = { added: 0, changed: 0, unchanged: 0 };
    let seen: string | undefined;

    function add(rows: readonly InventoryRow[]): void {
      seen ??= stamp();
      for (const one of lookAt(rows)) {
        counts[one.kind] += 1;
        planned.push(one);
      }
    }

    function lookAgain(): void {
      const rows = planned.map(({ row }) => row);
      planned.length = 0;
      Object.assign(counts, { added: 0, changed: 0, unchanged: 0 });
      add(rows);
    }

    const news = () => planned.filter(({ kind }) => kind !== 'unchanged');
    const changed = () => news().map(({ row }) => row.cover);

    const commit = db.transaction((now: number, check: () => void) => {
      check();
      if (stamp() !== seen) lookAgain();
      write(planned, now);
    });

    return {
      add,
      clashes: () => clashesOf(planned),
      counts,
      changed,
      steps: (limit) => (limit === undefined ? planned : news().slice(0, limit)).map(toStep),
      commit(now, check = () => undefined) {
        commit.immediate(now, check);
        reread(changed());
      },
    };
  };
}

function toStep({ row: { cover }, kind, before = NOTHING, after }: Planned): InventoryStep {
  const fields = DETAIL_NAMES.filter((name) => !isEqual(before[name], after[name]));
  return {
    cover,
    kind,
    fields: fields.map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null })),
  };
}

function clashesOf(planned: readonly Planned[]): readonly AssetClash[] {
  const moved = planned.filter(({ before, after }) => before?.asset !== after.asset);
  const left = new Set(moved.map(({ row }) => row.cover));
  const taken = new Map<string, string>();
  return moved.flatMap(({ row: { cover }, after: { asset }, holder }) => {
    if (asset === undefined) return [];
    const other = taken.get(asset) ?? (holder === undefined || left.has(holder) ? undefined : holder);
    taken.set(asset, cover);
    return other === undefined ? [] : [{ cover, asset, other }];
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, i) => value === other[i]);
}

function merge(before: CoverDetails, change: DetailChange): CoverDetails {
  const after: Record<string, unknown> = { ...before };
  for (const name of DETAIL_NAMES) {
    const wanted = change[name];
    if (wanted !== undefined) after[name] = wanted ?? undefined;
  }
  after.tags ??= [];
  return after as unknown as CoverDetails;
}
