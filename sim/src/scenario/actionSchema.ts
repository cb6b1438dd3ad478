import { z } from 'zod';
import { FAILURES } from '../physics/levelSensor.ts';
import type { ActionPlan, FloodPlan } from './action.ts';
import { amount } from './amount.ts';
import { angle, duration, factor, intensity, length, rate, rise, share, voltage } from './quantity.ts';

const time = amount(duration);
const degrees = amount(angle);
const height = amount(length);

const flood = z
  .strictObject({
    curve: z
      .array(z.tuple([duration, length]))
      .min(2)
      .optional(),
    to: height.optional(),
    in: time.default(10_000),
    rate: amount(rise).optional(),
    fastest: amount(rise).optional(),
    hold: time.default(20_000),
    out: time.default(10_000),
  })
  .transform(({ curve, to, ...wave }, context): FloodPlan => {
    if (context.issues.length > 0) return z.NEVER;
    if (curve && to === undefined) {
      if (curve.every((point, i) => i === 0 || point[0] > (curve[i - 1]?.[0] ?? 0))) {
        return { kind: 'flood', curve: { points: curve }, to: 0, ...wave };
      }
      context.issues.push({ code: 'custom', message: 'the times of a curve ascend', input: curve });
    } else if (!curve && to !== undefined) {
      return { kind: 'flood', to, ...wave };
    } else {
      context.issues.push({ code: 'custom', message: 'a flood has either `to` or a `curve`', input: to });
    }
    return z.NEVER;
  });

/** `putBack:` alone means `putBack: {}`. */
function orNothing<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => value ?? {}, schema);
}

/** A motion to an angle in a while, with what holds where a figure is left out. */
function motion(to: number | undefined, ms: number) {
  return z.strictObject({ to: to === undefined ? degrees : degrees.default(to), in: time.default(ms) });
}

function lasting() {
  return z.strictObject({ for: time });
}

/** What each key of an event holds; the figures that are left out are those of an ordinary case. */
export const ACTIONS = {
  lift: orNothing(motion(80, 3000)),
  putBack: orNothing(motion(0, 3000)),
  tilt: motion(undefined, 2000),
  straighten: orNothing(z.strictObject({ in: time.default(2000) })),
  slide: orNothing(motion(3, 4000)),
  carry: orNothing(motion(90, 30_000)),
  park: z.strictObject({ to: degrees.default(1), for: time }),
  flood,
  obstruct: z.strictObject({ at: height, for: time }),
  fail: z.strictObject({ as: z.enum(FAILURES), for: time }),
  traffic: amount(rate),
  rattle: z.boolean(),
  loosen: z.strictObject({ share: amount(share), gain: amount(factor), for: time }),
  battery: amount(voltage),
  fade: z.strictObject({ to: amount(voltage), for: time }),
  reset: orNothing(z.strictObject({ for: time.default(1000) })),
  away: lasting(),
  maintenance: lasting(),
  maintenanceEnd: orNothing(z.strictObject({})),
  rain: z.strictObject({ intensity: amount(intensity), for: time }),
  jam: lasting(),
  outage: lasting(),
};

type Key = keyof typeof ACTIONS;
const ACTION_KEYS = Object.keys(ACTIONS) as Key[];

/** The keys of all actions, each of which may stand or not. */
export const actionKeys = Object.fromEntries(ACTION_KEYS.map((key) => [key, ACTIONS[key].optional()])) as {
  [K in Key]: z.ZodOptional<(typeof ACTIONS)[K]>;
};
type Keyed = { readonly [K in Key]?: z.output<(typeof ACTIONS)[K]> | undefined };

/** The one action that stands among the keys; a message where there is none or more than one. */
export function oneAction(event: Keyed, what: string): ActionPlan | string {
  const keys = ACTION_KEYS.filter((key) => event[key] !== undefined);
  const [key] = keys;
  if (key && keys.length === 1) return planOf(event);
  const found = keys.length === 0 ? 'has no action' : `has several actions (${keys.join(', ')})`;
  return `${what} ${found}: give one of ${ACTION_KEYS.join(', ')}`;
}

const MINUTE = 60_000;

function planOf(event: Keyed): ActionPlan {
  for (const kind of ['lift', 'putBack', 'tilt', 'slide', 'carry'] as const) {
    const moved = event[kind];
    if (moved) return { kind, to: moved.to, ms: moved.in };
  }
  for (const kind of ['reset', 'away', 'jam', 'outage'] as const) {
    const lasted = event[kind];
    if (lasted) return { kind, ms: lasted.for };
  }
  const { straighten, park, obstruct, fail, loosen, fade, maintenance, rain } = event;
  if (straighten) return { kind: 'straighten', to: 0, ms: straighten.in };
  if (park) return { kind: 'park', to: park.to, ms: park.for };
  if (obstruct) return { kind: 'obstruct', distance: obstruct.at, ms: obstruct.for };
  if (fail) return { kind: 'fail', as: fail.as, ms: fail.for };
  if (loosen) return { kind: 'loosen', share: loosen.share, gain: loosen.gain, ms: loosen.for };
  if (fade) return { kind: 'battery', millivolts: fade.to, ms: fade.for };
  if (maintenance) return { kind: 'maintenance', minutes: inMinutes(maintenance.for) };
  if (rain) return { kind: 'rain', intensity: rain.intensity, ms: rain.for };
  if (event.traffic !== undefined) return { kind: 'traffic', perDay: event.traffic };
  if (event.rattle !== undefined) return { kind: 'rattle', on: event.rattle };
  if (event.battery !== undefined) return { kind: 'battery', millivolts: event.battery, ms: 0 };
  if (event.maintenanceEnd) return { kind: 'maintenanceEnd' };
  // what is left: `oneAction` has seen exactly one
  return event.flood ?? { kind: 'flood', curve: { points: [] }, to: 0, in: 0, hold: 0, out: 0 };
}

function inMinutes(ms: z.output<typeof time>): z.output<typeof time> {
  if (typeof ms === 'number') return ms / MINUTE;
  return Object.fromEntries(Object.entries(ms).map(([name, value]) => [name, value / MINUTE])) as typeof ms;
}
