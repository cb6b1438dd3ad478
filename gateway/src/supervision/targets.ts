import { shareOf } from './tally.ts';
import type { Figures, Row, TargetName, Targets } from './types.ts';

/** What a target asks for. share: 0 to 1; ms: a time. */
interface TargetKind {
  readonly unit: 'share' | 'ms';
  /** least: at least so much; most: at most */
  readonly ask: 'least' | 'most';
  of(figures: Figures): number | null;
  /** of a unit, cell or rule, where it can be told */
  ofRow(row: Row): number | null;
}

export const TARGETS: Readonly<Record<TargetName, TargetKind>> = {
  onTime: {
    ...{ unit: 'share', ask: 'least' },
    of: ({ limits }) => limits.share,
    ofRow: ({ onTimeShare }) => onTimeShare,
  },
  timeToSafe: {
    ...{ unit: 'ms', ask: 'most' },
    of: ({ timeToSafe }) => timeToSafe.median,
    ofRow: ({ medianMs }) => medianMs,
  },
  falseAlarms: {
    ...{ unit: 'share', ask: 'most' },
    of: ({ incidents }) => shareOf(incidents.falseAlarms, incidents.closed),
    ofRow: ({ falseAlarms, closed }) => shareOf(falseAlarms, closed),
  },
  reopened: {
    ...{ unit: 'share', ask: 'most' },
    // more may be reopened than were closed in the same span
    of: ({ incidents }) => shareOf(incidents.reopened, incidents.closed),
    ofRow: ({ reopened, closed }) => shareOf(reopened, closed),
  },
  longestOpen: { unit: 'ms', ask: 'most', of: ({ longestOpen }) => longestOpen?.ms ?? 0, ofRow: () => null },
};

export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];

/** A target held against a figure. */
export interface Checked {
  readonly target: TargetName;
  readonly unit: 'share' | 'ms';
  readonly ask: 'least' | 'most';
  readonly aim: number;
  /** null: there was nothing to measure */
  readonly figure: number | null;
  /** how far the figure falls short; 0 where it is met */
  readonly gap: number | null;
  readonly met: boolean | null;
}

function check(target: TargetName, targets: Targets, figure: number | null): Checked {
  const { unit, ask } = TARGETS[target];
  const aim = targets[target];
  const gap = figure === null ? null : Math.max(0, ask === 'least' ? aim - figure : figure - aim);
  return { target, unit, ask, aim, figure, gap, met: gap === null ? null : gap === 0 };
}

export function checkTargets(figures: Figures, targets: Targets): readonly Checked[] {
  return TARGET_NAMES.map((target) => check(target, targets, TARGETS[target].of(figures)));
}

export function checkRow(row: Row, target: TargetName, targets: Targets): Checked {
  return check(target, targets, TARGETS[target].ofRow(row));
}
