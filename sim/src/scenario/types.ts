import type { Settings } from '@lidwatch/protocol';
import type { Shower } from '../physics/rain.ts';
import type { Climate } from '../physics/temperature.ts';
import type { StreetName } from '../physics/traffic.ts';
import type { Hydrograph } from '../physics/water.ts';
import type { RadioPlan } from '../radio/plan.ts';

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
  readonly radio: RadioPlan;
  readonly covers: readonly CoverSpec[];
  readonly events: readonly ScenarioEvent[];
  /** the events come again every so many ms, each on the cover `shift` places further */
  readonly repeat: { readonly every: number; readonly shift: number } | undefined;
}

/** One cover and its node. */
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
  /** mV */
  readonly battery: number;
  readonly hall: boolean;
  /** mm at which the float switch turns wet; undefined where there is none */
  readonly float: number | undefined;
  /** what the node starts with beside the protocol's fallbacks, in wire integers */
  readonly settings: Partial<Settings>;
}

export interface ScenarioEvent {
  /** ms since the start, or since the start of the repetition */
  readonly at: number;
  /** indices into `covers` */
  readonly covers: readonly number[];
  readonly action: Action;
}

/** What happens to a cover. */
export type Action =
  | { readonly kind: 'lift' | 'putBack' | 'tilt' | 'straighten' | 'slide'; readonly to: number; readonly ms: number }
  | { readonly kind: 'park'; readonly to: number; readonly ms: number }
  | { readonly kind: 'flood'; readonly hydrograph: Hydrograph }
  | { readonly kind: 'obstruct'; readonly distance: number; readonly ms: number }
  | { readonly kind: 'traffic'; readonly perDay: number }
  | { readonly kind: 'rattle'; readonly on: boolean }
  | { readonly kind: 'battery'; readonly millivolts: number }
  | { readonly kind: 'reset'; readonly ms: number };

export type ActionKind = Action['kind'];
