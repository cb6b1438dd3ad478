import type { Settings } from '@lidwatch/protocol';
import type { Shower } from '../physics/rain.ts';
import type { RhythmName } from '../physics/rhythm.ts';
import type { Climate } from '../physics/temperature.ts';
import type { StreetName } from '../physics/traffic.ts';
import type { RadioPlan } from '../radio/plan.ts';
import type { ActionPlan } from './action.ts';
import type { Amount } from './draw.ts';

/** A scenario as the simulator runs it: everything decided, in ms, deg, mm and mV. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly seed: number;
  /** ms; Infinity where it goes on for ever */
  readonly duration: number;
  /** ms over which the nodes start */
  readonly boot: number;
  readonly climate: Climate;
  readonly showers: readonly Shower[];
  /** how traffic is spread over the day */
  readonly rhythm: RhythmName;
  readonly radio: RadioPlan;
  readonly covers: readonly CoverSpec[];
  readonly events: readonly ScenarioEvent[];
  readonly chances: readonly Chance[];
  /** the events come again every so many ms, each on the cover `shift` places further */
  readonly repeat: { readonly every: number; readonly shift: number } | undefined;
}

/** Figures of a cover that may differ from one to the next. */
export const VARIED = ['traffic', 'water', 'rainGain', 'rainLag', 'tide', 'battery', 'cold', 'drift'] as const;
export type Varied = (typeof VARIED)[number];

/** One cover and its node. What `varies` holds the middle of its draw until a seed has decided it. */
export interface CoverSpec {
  /** number of the cover: `C-0007` */
  readonly cover: string;
  /** 32-bit id of its node */
  readonly node: number;
  /** for people, may be empty */
  readonly name: string;
  /** rules group at the gateway, may be empty */
  readonly group: string;
  readonly street: StreetName;
  /** vehicles a day */
  readonly traffic: number;
  readonly rattling: boolean;
  /** mm in dry weather */
  readonly water: number;
  /** mm of level for each mm/h of steady rain */
  readonly rainGain: number;
  /** ms */
  readonly rainLag: number;
  /** mm that a spring tide presses back into the chamber; 0 inland */
  readonly tide: number;
  /** mV */
  readonly battery: number;
  /** mV that its cell loses under load for each degC below 20 */
  readonly cold: number;
  /** by which its clock runs fast: 0.02 is 2 % */
  readonly drift: number;
  readonly hall: boolean;
  /** mm at which the float switch turns wet; undefined where there is none */
  readonly float: number | undefined;
  /** what the node starts with beside the protocol's fallbacks, in wire integers */
  readonly settings: Partial<Settings>;
  readonly varies: Partial<Readonly<Record<Varied, Amount>>>;
  /** share of such covers that have a hall switch, where that is to be drawn, too */
  readonly hallShare: number | undefined;
}

export interface ScenarioEvent {
  /** ms since the start, or since the start of the repetition */
  readonly at: number;
  /** indices into `covers`; empty for what happens to the whole city */
  readonly covers: readonly number[];
  readonly action: ActionPlan;
}

/** Something that may happen, drawn from the seed. */
export interface Chance {
  /** indices into `covers`, of which `share` take part; empty for what happens to the whole city */
  readonly covers: readonly number[];
  readonly share: number;
  /** happens to the whole city at once */
  readonly together: boolean;
  /** that it begins, 0..1: on a day, or in the run where it has a `within` */
  readonly chance: number;
  /** ms of the day between which it begins */
  readonly between: readonly [number, number];
  /** ms of the run between which it begins once; undefined: each day anew */
  readonly within: readonly [number, number] | undefined;
  /** one after the other, each so long after the one before it began */
  readonly steps: readonly { readonly after: Amount; readonly action: ActionPlan }[];
}
