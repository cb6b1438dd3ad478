import type { Failure } from '../physics/levelSensor.ts';
import { floodWave, type Hydrograph, stormWave } from '../physics/water.ts';
import type { Stream } from '../random/stream.ts';
import { type Amount, drawn } from './draw.ts';

/** What happens to a cover, decided. */
export type Action =
  | {
      readonly kind: 'lift' | 'putBack' | 'tilt' | 'straighten' | 'slide' | 'carry';
      readonly to: number;
      readonly ms: number;
    }
  | { readonly kind: 'park'; readonly to: number; readonly ms: number }
  | { readonly kind: 'flood'; readonly hydrograph: Hydrograph }
  | { readonly kind: 'obstruct'; readonly distance: number; readonly ms: number }
  | { readonly kind: 'fail'; readonly as: Failure; readonly ms: number }
  | { readonly kind: 'traffic'; readonly perDay: number }
  | { readonly kind: 'rattle'; readonly on: boolean }
  | { readonly kind: 'loosen'; readonly share: number; readonly gain: number; readonly ms: number }
  | { readonly kind: 'battery'; readonly millivolts: number; readonly ms: number }
  | { readonly kind: 'reset' | 'away'; readonly ms: number }
  | { readonly kind: 'maintenance'; readonly minutes: number }
  | { readonly kind: 'maintenanceEnd' }
  | CityAction;

/** What happens to all of them. */
export type CityAction =
  | { readonly kind: 'rain'; readonly intensity: number; readonly ms: number }
  | { readonly kind: 'jam' | 'outage'; readonly ms: number };

export type ActionKind = Action['kind'];

/** A flood as a scenario has it: a curve, or how high, and how long or how fast. */
export interface FloodPlan {
  readonly kind: 'flood';
  readonly curve?: Hydrograph | undefined;
  readonly to: Amount;
  readonly in: Amount;
  /** mm a minute on the mean, instead of `in` */
  readonly rate?: Amount | undefined;
  readonly fastest?: Amount | undefined;
  readonly hold: Amount;
  readonly out: Amount;
}

type Planned<A> = { readonly [K in keyof A]: A[K] extends number ? Amount : A[K] };
type PlainPlan<A> = A extends { readonly kind: 'flood' } ? FloodPlan : Planned<A>;
/** An action whose figures are drawn when it begins. */
export type ActionPlan = PlainPlan<Action>;

const TOGETHER: ReadonlySet<ActionKind> = new Set<ActionKind>(['rain', 'jam', 'outage']);

export function isCityAction(action: Action): action is CityAction {
  return TOGETHER.has(action.kind);
}

export function isOfCity({ kind }: ActionPlan): boolean {
  return TOGETHER.has(kind);
}

/** Draws what is open in a plan. */
export function decided(plan: ActionPlan, random: Stream): Action {
  if (plan.kind === 'flood') return { kind: 'flood', hydrograph: hydrographOf(plan, random) };
  const figures = Object.entries(plan).map(([name, value]) => [
    name,
    typeof value === 'object' ? drawn(value, random) : value,
  ]);
  const action = Object.fromEntries(figures) as Exclude<Action, { kind: 'flood' }>;
  return 'ms' in action ? { ...action, ms: Math.round(action.ms) } : action;
}

function hydrographOf(plan: FloodPlan, random: Stream): Hydrograph {
  if (plan.curve) return plan.curve;
  const height = drawn(plan.to, random);
  const rate = plan.rate === undefined ? undefined : drawn(plan.rate, random);
  const hold = drawn(plan.hold, random);
  const out = drawn(plan.out, random);
  if (rate === undefined) return floodWave(height, drawn(plan.in, random), hold, out);
  return stormWave(height, rate, plan.fastest === undefined ? rate : drawn(plan.fastest, random), hold, out);
}

/** ms that an action takes */
export function lengthOf(action: Action): number {
  if (action.kind === 'flood') return action.hydrograph.points.at(-1)?.[0] ?? 0;
  return 'ms' in action ? action.ms : 0;
}
