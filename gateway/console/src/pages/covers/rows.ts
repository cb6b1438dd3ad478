import type { Cover, CoverDetails } from '../../api/coverDocuments.ts';
import { type Condition, SEVERITIES, type Severity } from '../../api/words.ts';
import { standingOf } from '../../parts/standing.ts';

/** An entry of /api/inventory. */
export interface Entry {
  readonly cover: string;
  readonly node: number | null;
  readonly details: CoverDetails;
}

/** A cover as the list shows it: what a city knows of it, and how it stands. */
export interface Row extends Entry {
  /** in lower case, for the search */
  readonly text: string;
  readonly condition: Condition;
  /** the worst of what is raised and stands on no shelf */
  readonly worst: Severity | undefined;
  readonly raised: Cover['events'];
  readonly maintenance: boolean;
  readonly battery: number | undefined;
  readonly heardAt: number;
}

export interface Filter {
  readonly search: string;
  readonly condition: Condition | 'maintenance' | '';
  readonly group: string;
  readonly unit: string;
  readonly cell: string;
  readonly node: 'with' | 'without' | '';
}

export const NO_FILTER: Filter = { search: '', condition: '', group: '', unit: '', cell: '', node: '' };
export const ALLOWED = {
  condition: ['', 'open', 'normal', 'unknown', 'maintenance'],
  node: ['', 'with', 'without'],
} as const;

function standing(cover: Cover | undefined): Omit<Row, keyof Entry | 'text'> {
  const { condition, severity } = standingOf(cover ?? { condition: 'unknown', events: [] });
  return {
    condition,
    worst: severity,
    raised: cover?.events ?? [],
    maintenance: cover?.maintenance ?? false,
    battery: cover?.readings.battery,
    heardAt: cover?.heard ? Date.parse(cover.heard) : 0,
  };
}

/** What is known and how it stands come from two lists: a cover that is in one of them only is shown all the same. */
export function joined(entries: readonly Entry[], covers: readonly Cover[]): readonly Row[] {
  const standings = new Map(covers.map((cover) => [cover.cover, cover]));
  return entries.map((entry) => {
    const { name, address, asset, tags } = entry.details;
    const text = [entry.cover, name, address, asset, ...tags].filter(Boolean).join('\n').toLowerCase();
    return { ...entry, text, ...standing(standings.get(entry.cover)) };
  });
}

/** The rows after the stream has told of some of them; the very rows where it told of none. */
export function withTold(rows: readonly Row[], told: ReadonlyMap<string, Cover>): readonly Row[] {
  if (told.size === 0) return rows;
  return rows.map((row) => {
    const cover = told.get(row.cover);
    return cover ? { ...row, node: cover.node, ...standing(cover) } : row;
  });
}

function isOfCondition(row: Row, condition: Filter['condition']): boolean {
  if (condition === '') return true;
  return condition === 'maintenance' ? row.maintenance : row.condition === condition;
}

/** All words of the search, wherever they stand. */
export function filtered(rows: readonly Row[], { search, condition, group, unit, cell, node }: Filter): readonly Row[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      wanted.every((word) => row.text.includes(word)) &&
      isOfCondition(row, condition) &&
      (group === '' || row.details.group === group) &&
      (unit === '' || row.details.unit === unit) &&
      (cell === '' || row.details.cell === cell) &&
      (node === '' || (node === 'with') === (row.node !== null)),
  );
}

/** Every value of a detail, each once, in order. */
export function valuesOf(rows: readonly Row[], name: 'group' | 'unit' | 'cell', language: string): readonly string[] {
  const values = new Set(rows.map(({ details }) => details[name]).filter((value) => value !== null));
  return [...values].sort(new Intl.Collator(language, { numeric: true }).compare);
}

/** Sorts by how bad it is: alerts, maintenance, never heard, and all else. */
export function badness({ condition, worst }: Pick<Row, 'condition' | 'worst'>): number {
  if (condition === 'open') return worst === undefined ? SEVERITIES.length : SEVERITIES.indexOf(worst);
  return SEVERITIES.length + (condition === 'unknown' ? 2 : 1);
}
