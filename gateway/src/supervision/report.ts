import { type Action, actionsOf } from './actions.ts';
import { type Checked, checkTargets } from './targets.ts';
import type { Figures, SupervisionSettings, Targets } from './types.ts';
import { type Short, worstOf } from './worst.ts';

/** The report of a month in the order of plan, do, check, act: what was wanted, what was done, where that falls short, what follows. */
export interface Report {
  readonly month: string;
  readonly zone: string;
  readonly madeAt: number;
  /** false: the month is not over, and its figures will change */
  readonly isOver: boolean;
  readonly plan: { readonly targets: Targets };
  readonly do: {
    readonly figures: Figures;
    /** of the year up to it, the oldest first; the last one is the month itself */
    readonly series: readonly { readonly month: string; readonly figures: Figures }[];
  };
  readonly check: {
    readonly targets: readonly (Checked & { readonly before: number | null })[];
    readonly worst: readonly Short[];
  };
  readonly act: readonly Action[];
}

interface ReportOptions {
  readonly month: string;
  /** months in their order, that one last, the one before it next to it */
  readonly series: Report['do']['series'];
  readonly settings: Pick<SupervisionSettings, 'zone' | 'targets'>;
  readonly now: number;
}

export function createReport({ month, series, settings: { zone, targets }, now }: ReportOptions): Report {
  const [before, present] = series.slice(-2);
  if (!before || !present) throw new Error('a report stands on two months');
  const figures = present.figures;
  const earlier = checkTargets(before.figures, targets);
  return {
    ...{ month, zone, madeAt: now, isOver: figures.to <= now },
    plan: { targets },
    do: { figures, series },
    check: {
      targets: checkTargets(figures, targets).map((checked, i) => ({ ...checked, before: earlier[i]?.figure ?? null })),
      worst: worstOf(figures, targets),
    },
    act: actionsOf(figures, before.figures, targets),
  };
}
