import type { Time } from '../../api/documents.ts';
import type { Rule, Severity } from '../../api/words.ts';

export const VERDICTS = ['same', 'changed', 'gone', 'new'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface FoundEvent {
  readonly id: string;
  readonly severity: Severity;
  readonly signal: string;
  readonly reason: string | null;
  readonly onset: Time;
  readonly raisedAt: Time;
  readonly clearedAt: Time | null;
  readonly value: number | null;
  readonly peak: number | null;
}

export interface Difference {
  readonly verdict: Verdict;
  readonly cover: string;
  readonly rule: Rule;
  readonly unit: string;
  readonly aspects: readonly string[];
  readonly told: FoundEvent | null;
  readonly found: FoundEvent | null;
}

type RuleRow = { readonly rule: Rule; readonly told: number; readonly found: number } & Readonly<
  Record<Verdict, number>
>;

/** What POST /api/rules/dry-run answers. */
export interface DryRun {
  readonly from: Time;
  readonly to: Time;
  readonly warmUpFrom: Time;
  readonly covers: number;
  readonly readings: number;
  readonly underWrongClock: number;
  readonly rules: readonly RuleRow[];
  readonly differences: readonly Difference[];
  readonly unshown: number;
  readonly next: string | null;
}

/** Two parts of one run: a long one comes in pieces of some 20 s, of different covers. */
export function joinRuns(a: DryRun | undefined, b: DryRun): DryRun {
  if (!a) return b;
  const rules = b.rules.map((row) => {
    const before = a.rules.find(({ rule }) => rule === row.rule);
    if (!before) return row;
    const sum = (name: Verdict | 'told' | 'found') => row[name] + before[name];
    return {
      ...{ rule: row.rule, told: sum('told'), found: sum('found') },
      ...{ same: sum('same'), changed: sum('changed'), gone: sum('gone'), new: sum('new') },
    };
  });
  return {
    ...b,
    covers: a.covers + b.covers,
    readings: a.readings + b.readings,
    underWrongClock: a.underWrongClock + b.underWrongClock,
    rules,
    differences: [...a.differences, ...b.differences],
    unshown: a.unshown + b.unshown,
  };
}

/** All rules together. */
export function totalOf({ rules }: Pick<DryRun, 'rules'>): Omit<RuleRow, 'rule'> {
  const sum = (name: Verdict | 'told' | 'found') => rules.reduce((total, row) => total + row[name], 0);
  return {
    ...{ told: sum('told'), found: sum('found') },
    ...{ same: sum('same'), changed: sum('changed'), gone: sum('gone'), new: sum('new') },
  };
}

export interface CoverRow {
  readonly cover: string;
  readonly changed: number;
  readonly gone: number;
  readonly new: number;
  readonly differences: readonly Difference[];
}

/** Covers at which something would be otherwise, the most of it first. */
export function byCover(differences: readonly Difference[]): readonly CoverRow[] {
  const rows = new Map<string, Difference[]>();
  for (const one of differences) {
    const of = rows.get(one.cover);
    if (of) of.push(one);
    else rows.set(one.cover, [one]);
  }
  const count = (of: readonly Difference[], verdict: Verdict) => of.filter((one) => one.verdict === verdict).length;
  return [...rows]
    .map(([cover, of]) => ({
      ...{ cover, differences: of },
      ...{ changed: count(of, 'changed'), gone: count(of, 'gone'), new: count(of, 'new') },
    }))
    .sort((a, b) => b.differences.length - a.differences.length);
}
