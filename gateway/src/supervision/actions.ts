import { type Checked, checkTargets } from './targets.ts';
import type { Figures, Overdue, TargetName, Targets } from './types.ts';
import { type Short, shortOf } from './worst.ts';

/** What follows from the figures of a month. Each says what to do about what, so that the next report can be held against it. */
export type Action =
  | { readonly action: 'inspect-cover'; readonly cover: string; readonly incidents: number }
  | { readonly action: 'more-covers'; readonly covers: number }
  /** below the same target in the month before, too */
  | {
      readonly action: 'talk-to-unit';
      readonly unit: string;
      readonly target: TargetName;
      readonly figure: number;
      readonly before: number;
      readonly aim: number;
    }
  /** many of its alarms were false: `lidwatch rules try` tells what other settings would have raised */
  | {
      readonly action: 'try-rule';
      readonly rule: string;
      readonly falseAlarms: number;
      readonly closed: number;
      readonly command: string;
    }
  | { readonly action: 'carry-over'; readonly incidents: number; readonly latest: readonly Overdue[] }
  /** the whole has missed a target that it had missed in the month before, too */
  | {
      readonly action: 'mend-target';
      readonly target: TargetName;
      readonly figure: number;
      readonly before: number;
      readonly aim: number;
    };

const SHOWN = 10;

function inspections({ recurrent, recurrentCovers }: Figures): readonly Action[] {
  const told = recurrent.slice(0, SHOWN);
  const more = recurrentCovers - told.length;
  return [
    ...told.map(({ cover, incidents }): Action => ({ action: 'inspect-cover', cover, incidents })),
    ...(more > 0 ? [{ action: 'more-covers', covers: more } as const] : []),
  ];
}

/** One of a kind that was short in both months. */
function twice<T extends Checked, U extends Checked>(
  now: readonly T[],
  before: readonly U[],
  same: (a: T, b: U) => boolean,
) {
  return now.flatMap((one) => {
    const earlier = before.find((other) => same(one, other) && other.met === false);
    if (one.met !== false || one.figure === null || earlier?.figure == null) return [];
    return [{ one, figure: one.figure, before: earlier.figure }];
  });
}

function units(now: Figures, before: Figures, targets: Targets): readonly Action[] {
  return (['onTime', 'timeToSafe', 'reopened'] as const).flatMap((target) => {
    const [short, earlier] = [now, before].map((figures) => shortOf(figures, 'unit', target, targets));
    const same = (a: Short, b: Short) => a.name === b.name;
    return twice(short ?? [], earlier ?? [], same)
      .filter(({ one }) => one.name !== '')
      .map(({ one, ...rest }): Action => ({ action: 'talk-to-unit', unit: one.name, target, aim: one.aim, ...rest }));
  });
}

/** Without the last of the word, the command would try what is in force. */
function tryCommand(rule: string): string {
  return `lidwatch rules try --all --set ${rule}.raise=...`;
}

function rules(figures: Figures, targets: Targets): readonly Action[] {
  return shortOf(figures, 'rule', 'falseAlarms', targets).flatMap(({ name }): readonly Action[] => {
    const row = figures.by.rule.find((one) => one.name === name);
    if (!row || name === '') return [];
    const { falseAlarms, closed } = row;
    return [{ action: 'try-rule', rule: name, falseAlarms, closed, command: tryCommand(name) }];
  });
}

/** The most pressing first. */
export function actionsOf(now: Figures, before: Figures, targets: Targets): readonly Action[] {
  const { overdue, overdueIncidents: incidents } = now;
  const whole = twice(checkTargets(now, targets), checkTargets(before, targets), (a, b) => a.target === b.target);
  return [
    ...(incidents > 0 ? [{ action: 'carry-over', incidents, latest: overdue.slice(0, SHOWN) } as const] : []),
    ...whole.map(({ one, ...rest }): Action => ({ action: 'mend-target', target: one.target, aim: one.aim, ...rest })),
    ...units(now, before, targets),
    ...rules(now, targets),
    ...inspections(now),
  ];
}
