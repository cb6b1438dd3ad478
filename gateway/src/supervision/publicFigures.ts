import { type Figures, GROUPINGS, type Grouping, type Row } from './types.ts';

/** Figures that everybody may see: no incident, no cover, no time of few cases, and no unit, cell or rule of which few are told. */
export interface PublicFigures
  extends Pick<Figures, 'from' | 'to' | 'incidents' | 'steps' | 'limits' | 'timeToSafe' | 'cards'> {
  readonly month: string;
  readonly longestOpenMs: number | null;
  readonly recurrentCovers: number;
  readonly by: { readonly [G in Grouping]: readonly Row[] };
}

/** The row of those that are told together; no unit or cell has this name, since names do not begin with a space. */
export const OTHERS = ' others';

function together(rows: readonly Row[]): Row {
  const total = (pick: (row: Row) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  const limits = total((row) => row.limits);
  const kept = total((row) => (row.onTimeShare ?? 0) * row.limits);
  return {
    ...{ name: OTHERS, opened: total((row) => row.opened), closed: total((row) => row.closed), limits },
    onTimeShare: limits === 0 ? null : Math.round(kept) / limits,
    // the middle of several middles is the middle of nothing
    ...{ safe: total((row) => row.safe), medianMs: null, p90Ms: null },
    ...{ falseAlarms: total((row) => row.falseAlarms), reopened: total((row) => row.reopened) },
  };
}

/** How many cases a row tells of. */
function casesOf({ opened, closed }: Row): number {
  return Math.max(opened, closed);
}

/**
 * Rows with fewer than `least` cases are told together. Where those are few, too, the next smallest joins them: else the
 * difference between the whole and the rows that are shown would tell of them. Times of few cases are not told.
 */
export function mergeSmall(rows: readonly Row[], least: number): readonly Row[] {
  const ordered = rows.toSorted((a, b) => casesOf(a) - casesOf(b) || (a.name < b.name ? -1 : 1));
  let merged = ordered.filter((row) => casesOf(row) < least);
  if (merged.length > 0) {
    while (casesOf(together(merged)) < least && merged.length < ordered.length) {
      merged = ordered.slice(0, merged.length + 1);
    }
  }
  const shown = rows.filter((row) => !merged.includes(row));
  const others = merged.length > 0 ? [together(merged)] : [];
  return [...shown, ...others].map((row) => (row.safe < least ? { ...row, medianMs: null, p90Ms: null } : row));
}

export function publicFigures(month: string, figures: Figures, least: number): PublicFigures {
  const { from, to, incidents, steps, limits, timeToSafe, cards, longestOpen, recurrentCovers } = figures;
  const by = Object.fromEntries(GROUPINGS.map((grouping) => [grouping, mergeSmall(figures.by[grouping], least)]));
  const isFew = timeToSafe.count < least;
  return {
    ...{ month, from, to, incidents, steps, limits, cards, recurrentCovers },
    timeToSafe: isFew ? { count: timeToSafe.count, median: null, p90: null } : timeToSafe,
    longestOpenMs: incidents.open < least ? null : (longestOpen?.ms ?? null),
    by: by as PublicFigures['by'],
  };
}
