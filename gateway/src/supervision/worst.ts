import { type Checked, checkRow } from './targets.ts';
import type { Figures, Grouping, Row, TargetName, Targets } from './types.ts';

/** A unit, cell or rule that falls short of a target. */
export interface Short extends Checked {
  readonly grouping: Grouping;
  readonly name: string;
  /** of how many cases that is said */
  readonly cases: number;
}

/** Where there are fewer cases, one bad day is not a bad unit. */
const LEAST_CASES = 5;
const SHOWN = 3;

function casesOf(row: Row, target: TargetName): number {
  if (target === 'onTime') return row.limits;
  return target === 'timeToSafe' ? row.safe : row.closed;
}

/** Those of one grouping that are below a target, the furthest first. */
export function shortOf(figures: Figures, grouping: Grouping, target: TargetName, targets: Targets): readonly Short[] {
  return figures.by[grouping]
    .map((row): Short => {
      const cases = casesOf(row, target);
      return { ...checkRow(row, target, targets), grouping, name: row.name, cases };
    })
    .filter(({ met, cases }) => met === false && cases >= LEAST_CASES)
    .sort((a, b) => (b.gap ?? 0) - (a.gap ?? 0) || (a.name < b.name ? -1 : 1));
}

const LOOKED_AT: readonly (readonly [Grouping, readonly TargetName[]])[] = [
  ['unit', ['onTime', 'timeToSafe', 'reopened']],
  ['cell', ['onTime', 'timeToSafe']],
  ['rule', ['falseAlarms']],
];

/** The worst few of each. */
export function worstOf(figures: Figures, targets: Targets): readonly Short[] {
  return LOOKED_AT.flatMap(([grouping, names]) =>
    names.flatMap((target) => shortOf(figures, grouping, target, targets).slice(0, SHOWN)),
  );
}
