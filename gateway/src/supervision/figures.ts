import type { Story } from './story.ts';
import { createTally, isIn, shareOf, type Tally } from './tally.ts';
import {
  type Figures,
  type Filter,
  GROUPINGS,
  type Grouping,
  MOST,
  type Overdue,
  type Row,
  type Span,
  type StepFigures,
} from './types.ts';

export interface FiguresOptions {
  readonly span: Span;
  readonly filter: Filter;
  /** the end of the span, or now where that has not come yet */
  readonly until: number;
  /** so many incidents of one cover are told */
  readonly recurrent: number;
}

/** Counts stories. What it keeps grows with steps, units, cells, rules and covers, and by 8 bytes an incident made safe. */
export interface FiguresCounter {
  add(story: Story): void;
  figures(): Figures;
}

export function createFigures({ span, filter, until, recurrent }: FiguresOptions): FiguresCounter {
  const all = createTally(span);
  const by = { unit: new Map<string, Tally>(), cell: new Map<string, Tally>(), rule: new Map<string, Tally>() };
  const steps = new Map<string, { taken: number; limits: number; onTime: number }>();
  const perCover = new Map<string, number>();
  const cards = { yellow: 0, red: 0 };
  const counts = { open: 0, parents: 0, duplicates: 0 };
  let longest: { incident: number; since: number } | undefined;
  let overdue: Overdue[] = [];
  let overdueIncidents = 0;

  const fits = (story: Story): boolean => GROUPINGS.every((name) => (filter[name] ?? story[name]) === story[name]);

  function tallyOf(grouping: Grouping, name: string): Tally {
    const known = by[grouping].get(name);
    if (known) return known;
    const made = createTally(span);
    by[grouping].set(name, made);
    return made;
  }

  function stepOf(name: string) {
    const known = steps.get(name);
    if (known) return known;
    const made = { taken: 0, limits: 0, onTime: 0 };
    steps.set(name, made);
    return made;
  }

  function addSteps({ taken, limits }: Story): void {
    for (const { step, at } of taken) if (isIn(span, at)) stepOf(step).taken += 1;
    for (const { step, at, onTime } of limits) {
      if (!isIn(span, at)) continue;
      const found = stepOf(step);
      found.limits += 1;
      if (onTime) found.onTime += 1;
    }
  }

  function addOpen({ incident, openedAt, unit, overdue: late }: Story): void {
    counts.open += 1;
    if (!longest || openedAt < longest.since) longest = { incident, since: openedAt };
    if (!late) return;
    overdueIncidents += 1;
    overdue.push({ incident, unit, openedAt, ...late });
    if (overdue.length >= 2 * MOST) overdue = latest(overdue);
  }

  return {
    add(story) {
      if (!fits(story)) return;
      if (story.kind === 'parent') {
        if (isIn(span, story.openedAt)) counts.parents += 1;
        return;
      }
      if (story.closed?.result === 'duplicate') {
        if (isIn(span, story.closed.at)) counts.duplicates += 1;
        return;
      }
      all.add(story);
      for (const grouping of GROUPINGS) tallyOf(grouping, story[grouping]).add(story);
      addSteps(story);
      for (const { card, at } of story.cards) if (isIn(span, at)) cards[card] += 1;
      if (story.cover !== undefined && isIn(span, story.openedAt)) {
        perCover.set(story.cover, (perCover.get(story.cover) ?? 0) + 1);
      }
      if (!story.closed) addOpen(story);
    },
    figures() {
      const { opened, closed, reopened, falseAlarms, limits, onTimeShare, safe, medianMs, p90Ms } = all.row('');
      const again = [...perCover].filter(([, incidents]) => incidents >= recurrent);
      return {
        ...{ ...span, filter },
        incidents: { opened, closed, reopened, falseAlarms, ...counts },
        steps: [...steps].map(([step, found]): StepFigures => {
          return { step, ...found, share: shareOf(found.onTime, found.limits) };
        }),
        limits: { decided: limits, onTime: all.onTime(), share: onTimeShare },
        timeToSafe: { count: safe, median: medianMs, p90: p90Ms },
        longestOpen: longest ? { ...longest, ms: Math.max(0, until - longest.since) } : null,
        cards: { ...cards },
        recurrent: again
          .map(([cover, incidents]) => ({ cover, incidents }))
          .sort((a, b) => b.incidents - a.incidents || compare(a.cover, b.cover))
          .slice(0, MOST),
        recurrentCovers: again.length,
        overdue: latest(overdue),
        overdueIncidents,
        by: { unit: rowsOf(by.unit), cell: rowsOf(by.cell), rule: rowsOf(by.rule) },
      };
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function latest(overdue: readonly Overdue[]): Overdue[] {
  return overdue.toSorted((a, b) => a.dueAt - b.dueAt || a.incident - b.incident).slice(0, MOST);
}

/** What has nothing to say of the span (it was open before, and nobody did anything) has no row. */
function rowsOf(tallies: ReadonlyMap<string, Tally>): readonly Row[] {
  return [...tallies]
    .map(([name, tally]) => tally.row(name))
    .filter(({ opened, closed, limits, safe, reopened }) => opened + closed + limits + safe + reopened > 0)
    .sort((a, b) => b.opened - a.opened || compare(a.name, b.name));
}
