import type { RuleName, Severity } from '../detect/types.ts';
import type { Db } from './database.ts';

interface CoverPlace {
  readonly cover: string;
  readonly cell: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
}

interface OpenEvent {
  readonly cover: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  /** the most extreme value until now, in the unit of its rule; null where only a switch has spoken */
  readonly peak: number | null;
}

interface CardedIncident {
  readonly card: 'yellow' | 'red';
  readonly cover: string | undefined;
  readonly cell: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
}

/** What makes a cell of the city a risk. */
export interface RiskFacts {
  /** by cover, those behind one */
  covers(after: string, limit: number): readonly CoverPlace[];
  /** Neither withdrawn nor on a shelf. */
  openEvents(now: number): readonly OpenEvent[];
  /** Of water, cleared since an instant. */
  waterSince(at: number): readonly OpenEvent[];
  /** Open incidents of which a limit is near or missed; no parents. */
  carded(): readonly CardedIncident[];
}

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

/** The index knows when an event was heard of, not when it ended. No rise is longer. */
const LONGEST_RISE_MS = 3 * 86_400_000;

const EVENT = 'SELECT e.cover, e.rule, e.severity, e.peak FROM events e';

export function createRiskFacts(db: Db): RiskFacts {
  const selectCovers = db.prepare<[string, number], Nullable<CoverPlace>>(
    'SELECT cover, cell, lat, lon FROM covers WHERE cover > ? ORDER BY cover LIMIT ?',
  );
  const selectOpen = db.prepare<[number], OpenEvent>(
    `${EVENT} WHERE e.cleared_at IS NULL AND e.withdrawn_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM shelves s WHERE s.cover = e.cover AND s.rule = e.rule AND s.until > ?)`,
  );
  const selectWater = db.prepare<[number, number], OpenEvent>(
    `${EVENT} WHERE e.cleared_at >= ? AND e.received_at >= ? AND e.withdrawn_at IS NULL AND e.rule LIKE 'water.%'`,
  );
  const selectCarded = db.prepare<[], Nullable<CardedIncident>>(
    `SELECT card, cover, cell, lat, lon FROM incidents
       WHERE closed_at IS NULL AND card IN ('yellow', 'red') AND kind = 'cover'`,
  );

  return {
    covers: (after, limit) => selectCovers.all(after, limit).map(placed),
    openEvents: (now) => selectOpen.all(now),
    waterSince: (at) => selectWater.all(at, at - LONGEST_RISE_MS),
    carded: () => selectCarded.all().map((row) => ({ ...placed(row), cover: row.cover ?? undefined, card: row.card })),
  };
}

/** What SQLite has as NULL is not known. */
function placed<T extends { readonly cell: string | null; readonly lat: number | null; readonly lon: number | null }>(
  row: T,
) {
  return { ...row, cell: row.cell ?? undefined, lat: row.lat ?? undefined, lon: row.lon ?? undefined };
}
