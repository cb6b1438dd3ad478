import { RULE_NAMES, type RuleName } from '../detect/types.ts';
import type { Compared, Verdict } from './difference.ts';

/** Of one rule: events that were told then, and that are found now, by what becomes of them. */
export type RuleCounts = { readonly rule: RuleName; readonly told: number; readonly found: number } & {
  readonly [V in Verdict]: number;
};

/** What a dry run has found so far. */
export interface Tally {
  add(rows: readonly Compared[]): void;
  /** of every rule, in their usual order */
  counts(): readonly RuleCounts[];
  /** events that are not the same, the first `most` of them */
  differences(): readonly Compared[];
  /** differences that were not kept */
  unshown(): number;
}

type Counting = { -readonly [K in keyof RuleCounts]: RuleCounts[K] };

/** Of rows whose event was raised from `from` until before `to`, as it was told or as it is found; `most` differences are kept. */
export function createTally(from: number, to: number, most: number): Tally {
  const counts = new Map<RuleName, Counting>(
    RULE_NAMES.map((rule) => [rule, { rule, told: 0, found: 0, same: 0, changed: 0, gone: 0, new: 0 }]),
  );
  const kept: Compared[] = [];
  let unshown = 0;

  function isInside({ raisedAt }: { readonly raisedAt: number }): boolean {
    return raisedAt >= from && raisedAt <= to;
  }

  function add(row: Compared): void {
    const { told, found, verdict } = row;
    const [wasTold, isFound] = [told, found].map((event) => event !== undefined && isInside(event));
    const count = counts.get((told ?? found)?.rule as RuleName);
    if (!count || !(wasTold || isFound)) return;
    if (wasTold) count.told += 1;
    if (isFound) count.found += 1;
    count[verdict] += 1;
    if (verdict === 'same') return;
    if (kept.length < most) kept.push(row);
    else unshown += 1;
  }

  return {
    add: (rows) => rows.forEach(add),
    counts: () => [...counts.values()].map((count) => ({ ...count })),
    differences: () => kept,
    unshown: () => unshown,
  };
}
