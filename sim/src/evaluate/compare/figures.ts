import type { JobCount } from './count.ts';
import { addCounts, type Detector, NO_COUNT, type RuleCount } from './count.ts';
import { type Latency, latencyOf } from './latency.ts';
import type { Verdict } from './match.ts';
import { type Interval, poisson, wilson } from './statistics.ts';

/** What a detector came to with one rule, or with several together. */
export interface RuleFigures {
  readonly required: number;
  readonly found: number;
  /** null where nothing was to be found */
  readonly recall: number | null;
  readonly recallWithin: Interval;
  /** null where nothing was told */
  readonly precision: number | null;
  readonly events: Readonly<Record<Verdict, number>>;
  /** false alarms for each 1,000 cover-days */
  readonly falseRate: number;
  readonly falseRateWithin: Interval;
  readonly latency: Latency;
  readonly sampling: Latency;
  readonly obscured: number;
}

export interface DetectorFigures {
  /** by rule */
  readonly rules: Readonly<Record<string, RuleFigures>>;
  /** over all rules that are judged */
  readonly all: RuleFigures;
  /** over those whose latency is that of an alarm */
  readonly alarms: RuleFigures;
}

/** By cover and day. */
interface CostFigures {
  readonly uplinks: number;
  /** share of those that did not reach the gateway, for whatever reason */
  readonly lost: number;
  readonly downlinks: number;
  /** mJ, by what drew it */
  readonly energy: Readonly<Record<string, number>>;
  readonly millijoules: number;
}

export interface Figures {
  readonly jobs: number;
  readonly covers: number;
  readonly coverDays: number;
  readonly gateway: DetectorFigures;
  readonly naive: DetectorFigures;
  readonly cost: CostFigures;
  /** events of rules that nothing is judged of */
  readonly unjudged: number;
}

/** Cover-days of an empty set: a rate of nothing is 0, and no NaN. */
const LEAST = 1e-9;

/** Rules whose event is to be there within seconds: what somebody could fall into, or be washed out of. */
export const ALARM_RULES: readonly string[] = [
  'cover.opened',
  'cover.tilted',
  'cover.displaced',
  'water.high',
  'water.overflow',
];

export function figuresOf(jobs: readonly JobCount[]): Figures {
  const coverDays = jobs.reduce((sum, job) => sum + job.coverDays, 0);
  return {
    jobs: jobs.length,
    covers: jobs.reduce((sum, { observed }) => sum + observed.job.covers, 0),
    coverDays,
    gateway: detectorFigures(jobs, 'gateway', coverDays),
    naive: detectorFigures(jobs, 'naive', coverDays),
    cost: costFigures(jobs, coverDays),
    unjudged: jobs.reduce((sum, { unjudged }) => sum + unjudged, 0),
  };
}

function detectorFigures(jobs: readonly JobCount[], detector: Detector, coverDays: number): DetectorFigures {
  const names = [...new Set(jobs.flatMap(({ rules }) => [...rules[detector].keys()]))].toSorted();
  const counts = new Map(
    names.map((name) => [name, addCounts(jobs.map((job) => job.rules[detector].get(name) ?? NO_COUNT))]),
  );
  const alarms = ALARM_RULES.flatMap((name) => counts.get(name) ?? []);
  return {
    rules: Object.fromEntries(Array.from(counts, ([name, count]) => [name, ruleFigures(count, coverDays)])),
    all: ruleFigures(addCounts([...counts.values()]), coverDays),
    alarms: ruleFigures(addCounts(alarms), coverDays),
  };
}

function ruleFigures(count: RuleCount, coverDays: number): RuleFigures {
  const { required, found, events, latencies, samplings, obscured } = count;
  const told = events.true + events.false;
  const perThousand = 1000 / Math.max(coverDays, LEAST);
  const within = poisson(events.false);
  return {
    ...{ required, found, events, obscured },
    recall: required === 0 ? null : found / required,
    recallWithin: wilson(found, required),
    precision: told === 0 ? null : events.true / told,
    falseRate: events.false * perThousand,
    falseRateWithin: { low: within.low * perThousand, high: within.high * perThousand },
    latency: latencyOf(latencies),
    sampling: latencyOf(samplings),
  };
}

function costFigures(jobs: readonly JobCount[], days: number): CostFigures {
  const coverDays = Math.max(days, LEAST);
  const sum = (of: (job: JobCount) => number) => jobs.reduce((total, job) => total + of(job), 0);
  const sent = sum(({ observed }) => observed.cost.uplinks.sent);
  const names = [...new Set(jobs.flatMap(({ observed }) => Object.keys(observed.cost.energy)))];
  const energy = names.map(
    (name) => [name, sum(({ observed }) => observed.cost.energy[name] ?? 0) / coverDays] as const,
  );
  return {
    uplinks: sent / coverDays,
    lost: sent === 0 ? 0 : 1 - sum(({ observed }) => observed.cost.uplinks.delivered) / sent,
    downlinks: sum(({ observed }) => observed.cost.downlinks.sent) / coverDays,
    energy: Object.fromEntries(energy),
    millijoules: energy.reduce((total, [, value]) => total + value, 0),
  };
}
