import type { JobSet } from '../../suite/types.ts';
import type { Figures, RuleFigures } from './figures.ts';

/** What was promised of a set before its figures were read. */
export interface Target {
  readonly set: string;
  /** for a person: `recall of cover.opened` */
  readonly what: string;
  readonly wanted: string;
  readonly value: number | null;
  readonly unit: 'share' | 'rate' | 'ms';
  /** null where nothing happened that could tell */
  readonly met: boolean | null;
}

/** The links of a city (6.5 % of loss), and those of a bad place (20 %). */
const GOOD_LINK = 0.065;
const BAD_LINK = 0.2;

const RECALL_RULES = [
  'cover.opened',
  'cover.tilted',
  'cover.displaced',
  'water.high',
  'water.overflow',
  'water.rising',
] as const;
const RECALL = 0.99;
/** false alarms for each 1,000 cover-days */
const FALSE_RATE = 1;
const P50 = 10_000;
const P95 = 30_000;
const P95_BAD = 60_000;

export function targetsOf({ name: set, loss }: Pick<JobSet, 'name' | 'loss'>, { gateway }: Figures): readonly Target[] {
  if (loss > BAD_LINK) return [];
  const atMost = (what: string, value: number | null, most: number, wanted: string, unit: Target['unit']): Target => {
    return { set, what, wanted, value, unit, met: value === null ? null : value <= most };
  };
  const { p50, p95 } = gateway.alarms.latency;
  if (loss > GOOD_LINK) return [atMost('alarm latency, p95', p95, P95_BAD, 'at most 60 s', 'ms')];
  const recall = (rule: string, figures: RuleFigures | undefined): Target => {
    const value = figures?.recall ?? null;
    return {
      ...{ set, what: `recall of ${rule}`, wanted: 'at least 0.99', value, unit: 'share' },
      met: value === null ? null : value >= RECALL,
    };
  };
  return [
    ...RECALL_RULES.map((rule) => recall(rule, gateway.rules[rule])),
    atMost('false alarms for each 1,000 cover-days', gateway.all.falseRate, FALSE_RATE, 'at most 1', 'rate'),
    atMost('alarm latency, p50', p50, P50, 'at most 10 s', 'ms'),
    atMost('alarm latency, p95', p95, P95, 'at most 30 s', 'ms'),
  ];
}
