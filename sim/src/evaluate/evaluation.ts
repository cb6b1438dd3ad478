import type { JobSet } from '../suite/types.ts';
import type { TruthLevels } from '../truth/levels.ts';
import { type Cases, casesOf } from './compare/cases.ts';
import { countJob, type JobCount } from './compare/count.ts';
import { ALARM_RULES, type Figures, figuresOf } from './compare/figures.ts';
import { TOLERANCE } from './compare/match.ts';
import { quantile } from './compare/statistics.ts';
import { type Target, targetsOf } from './compare/targets.ts';
import type { Observed } from './observed.ts';
import type { Programs } from './pool/fingerprint.ts';

/** Everything that the report shows, as it stands in figures.json. */
export interface Evaluation {
  readonly suite: string;
  readonly about: string;
  /** ISO 8601 */
  readonly made: string;
  readonly programs: Programs;
  /** text of the gateway.yaml that it ran under; null: the built-in rules */
  readonly rules: string | null;
  readonly levels: TruthLevels;
  /** ms by which an event may miss an episode */
  readonly tolerance: number;
  readonly sets: readonly SetReport[];
  readonly targets: readonly Target[];
  /** no target was missed */
  readonly met: boolean;
  readonly cases: Cases;
  /** ms of processor time of the simulated cities, and of wall time, over all jobs */
  readonly took: { readonly processor: number; readonly wall: number };
}

export interface SetReport {
  readonly name: string;
  readonly about: string;
  readonly heldOut: boolean;
  readonly loss: number;
  readonly seeds: readonly number[];
  readonly days: number;
  readonly figures: Figures;
  readonly scenarios: readonly { readonly name: string; readonly about: string; readonly figures: Figures }[];
  /** quantiles of the alarm latency, ms, in even steps from 0 to 1 */
  readonly curves: { readonly gateway: readonly number[]; readonly naive: readonly number[] };
}

export interface EvaluationOptions {
  readonly suite: string;
  readonly about: string;
  readonly made: Date;
  readonly programs: Programs;
  readonly rules: string | undefined;
  readonly levels: TruthLevels;
  readonly sets: readonly { readonly set: Omit<JobSet, 'jobs'>; readonly observed: readonly Observed[] }[];
}

/** Steps of a curve. */
const STEPS = 200;
const DAY = 86_400_000;

export function evaluationOf({ sets, made, rules, ...rest }: EvaluationOptions): Evaluation {
  const counted = sets.map(({ set, observed }) => ({ set, jobs: observed.map(countJob) }));
  const reports = counted.map(({ set, jobs }) => setReport(set, jobs));
  const targets = reports.flatMap((report) => targetsOf(report, report.figures));
  const all = sets.flatMap(({ observed }) => observed);
  return {
    ...rest,
    made: made.toISOString(),
    rules: rules ?? null,
    tolerance: TOLERANCE,
    sets: reports,
    targets,
    met: targets.every(({ met }) => met !== false),
    cases: casesOf(counted.flatMap(({ jobs }) => jobs)),
    took: {
      processor: all.reduce((sum, { took }) => sum + took.processor, 0),
      wall: all.reduce((sum, { took }) => sum + took.wall, 0),
    },
  };
}

function setReport({ name, about, heldOut, loss }: Omit<JobSet, 'jobs'>, jobs: readonly JobCount[]): SetReport {
  const scenarios = Map.groupBy(jobs, ({ observed }) => observed.scenario);
  return {
    ...{ name, about, heldOut, loss },
    seeds: [...new Set(jobs.map(({ observed }) => observed.job.seed))].toSorted((a, b) => a - b),
    days: Math.max(0, ...jobs.map(({ observed }) => observed.job.duration / DAY)),
    figures: figuresOf(jobs),
    scenarios: Array.from(scenarios, ([scenario, its]) => {
      return { name: scenario, about: its[0]?.observed.about ?? '', figures: figuresOf(its) };
    }),
    curves: { gateway: curveOf(jobs, 'gateway'), naive: curveOf(jobs, 'naive') },
  };
}

function curveOf(jobs: readonly JobCount[], detector: 'gateway' | 'naive'): readonly number[] {
  const latencies = jobs.flatMap(({ rules }) =>
    ALARM_RULES.flatMap((rule) => rules[detector].get(rule)?.latencies ?? []),
  );
  const sorted = latencies.toSorted((a, b) => a - b);
  if (sorted.length === 0) return [];
  return Array.from({ length: STEPS + 1 }, (_, i) => quantile(sorted, i / STEPS) ?? 0);
}
