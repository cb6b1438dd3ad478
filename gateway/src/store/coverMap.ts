import { SEVERITIES, type Severity } from '../detect/rule.ts';
import type { Db } from './database.ts';
import type { Registry } from './registry.ts';

/** A cover of which it is known where it is. Degrees, WGS 84. */
interface CoverOnMap {
  readonly cover: string;
  readonly lat: number;
  readonly lon: number;
  /** whose it is; empty where that is not known */
  readonly unit: string;
}

/** What a map of all covers is drawn from. */
export interface CoverMap {
  /** by cover */
  covers(): readonly CoverOnMap[];
  /** the middle of them: half of them are north of it, and half east; undefined where there are none */
  center(): { readonly lat: number; readonly lon: number } | undefined;
  /** the most severe of what is raised, by cover */
  raised(): ReadonlyMap<string, Severity>;
  /** when each was heard last; a cover that never was is not in it */
  heard(): ReadonlyMap<string, number>;
  /** number of the incident that is open, by cover */
  incidents(): ReadonlyMap<string, number>;
  /** the open ones that are at no cover, and have a place */
  elsewhere(): readonly {
    readonly incident: number;
    readonly lat: number;
    readonly lon: number;
    readonly severity: Severity;
  }[];
}

/** Places change when somebody changes the inventory, and are kept until then; all else is read from what is open, which is little. */
export function createCoverMap(db: Db, registry: Pick<Registry, 'stamp' | 'heard'>): CoverMap {
  const places = db.prepare<[], CoverOnMap>(
    `SELECT cover, lat, lon, coalesce(unit, '') AS unit FROM covers
     WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY cover`,
  );
  const open = db.prepare<[], [string, Severity]>('SELECT cover, severity FROM events WHERE cleared_at IS NULL').raw();
  const incidents = db
    .prepare<[], [string, number]>(
      `SELECT cover, id FROM incidents WHERE closed_at IS NULL AND kind = 'cover' AND cover IS NOT NULL`,
    )
    .raw();
  const elsewhere = db.prepare<[], ReturnType<CoverMap['elsewhere']>[number]>(
    `SELECT id AS incident, lat, lon, severity FROM incidents
     WHERE closed_at IS NULL AND kind = 'cover' AND cover IS NULL AND lat IS NOT NULL AND lon IS NOT NULL ORDER BY id`,
  );
  let kept: { readonly stamp: string; readonly covers: readonly CoverOnMap[] } | undefined;
  let middle: ReturnType<CoverMap['center']>;

  function covers(): readonly CoverOnMap[] {
    const stamp = registry.stamp();
    if (kept?.stamp === stamp) return kept.covers;
    const found = places.all();
    middle =
      found.length === 0
        ? undefined
        : { lat: median(found.map(({ lat }) => lat)), lon: median(found.map(({ lon }) => lon)) };
    kept = { stamp, covers: found };
    return found;
  }

  return {
    covers,
    center() {
      covers();
      return middle;
    },
    raised() {
      const worst = new Map<string, Severity>();
      for (const [cover, severity] of open.all()) {
        const before = worst.get(cover);
        if (before === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(before))
          worst.set(cover, severity);
      }
      return worst;
    },
    heard: () => new Map(registry.heard()),
    incidents: () => new Map(incidents.all()),
    elsewhere: () => elsewhere.all(),
  };
}

/** One slip of the pen among ten thousand places moves a mean into the sea, and a median nowhere. */
function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}
