import { z } from 'zod';
import { floodWave, type Hydrograph } from '../physics/water.ts';
import { angle, duration, length, rate, voltage } from './quantity.ts';
import type { Action, ActionKind } from './types.ts';

const flood = z
  .strictObject({
    curve: z
      .array(z.tuple([duration, length]))
      .min(2)
      .optional(),
    to: length.optional(),
    in: duration.default(10_000),
    hold: duration.default(20_000),
    out: duration.default(10_000),
  })
  .transform(({ curve, to, in: rise, hold, out }, context): Hydrograph => {
    if (context.issues.length > 0) return z.NEVER;
    if (curve && to === undefined) {
      if (curve.every((point, i) => i === 0 || point[0] > (curve[i - 1]?.[0] ?? 0))) return { points: curve };
      context.issues.push({ code: 'custom', message: 'the times of a curve ascend', input: curve });
    } else if (!curve && to !== undefined) {
      return floodWave(to, rise, hold, out);
    } else {
      context.issues.push({ code: 'custom', message: 'a flood has either `to` or a `curve`', input: to });
    }
    return z.NEVER;
  });

/** `putBack:` alone means `putBack: {}`. */
function orNothing<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => value ?? {}, schema);
}

/** What each key of an event holds; the figures that are left out are those of an ordinary case. */
const actions = {
  lift: orNothing(z.strictObject({ to: angle.default(80), in: duration.default(3000) })),
  putBack: orNothing(z.strictObject({ to: angle.default(0), in: duration.default(3000) })),
  tilt: z.strictObject({ to: angle, in: duration.default(2000) }),
  straighten: orNothing(z.strictObject({ in: duration.default(2000) })),
  slide: orNothing(z.strictObject({ to: angle.default(3), in: duration.default(4000) })),
  park: z.strictObject({ to: angle.default(1), for: duration }),
  flood,
  obstruct: z.strictObject({ at: length, for: duration }),
  traffic: rate,
  rattle: z.boolean(),
  battery: voltage,
  reset: orNothing(z.strictObject({ for: duration.default(1000) })),
};

const KINDS = Object.keys(actions) as ActionKind[];

/** One event: when, which cover or covers, and exactly one action. */
export const eventSchema = z
  .strictObject({
    at: duration,
    cover: z.union([z.string(), z.array(z.string()).min(1)], 'a cover number, a list of them, or all'),
    ...(Object.fromEntries(KINDS.map((kind) => [kind, actions[kind].optional()])) as {
      [K in ActionKind]: z.ZodOptional<(typeof actions)[K]>;
    }),
  })
  .transform((event, context) => {
    // an unknown key was an action misspelt: one fault is enough
    if (context.issues.length > 0) return z.NEVER;
    const kinds = KINDS.filter((kind) => event[kind] !== undefined);
    const [kind] = kinds;
    if (!kind || kinds.length > 1) {
      const found = kinds.length === 0 ? 'has no action' : `has several actions (${kinds.join(', ')})`;
      context.issues.push({
        code: 'custom',
        message: `an event ${found}: give one of ${KINDS.join(', ')}`,
        input: event,
      });
      return z.NEVER;
    }
    return { at: event.at, cover: event.cover, action: toAction(event) };
  });

type EventFile = { readonly [K in ActionKind]?: z.output<(typeof actions)[K]> | undefined };

function toAction(event: EventFile): Action {
  const { lift, putBack, tilt, straighten, slide, park, obstruct } = event;
  if (lift) return { kind: 'lift', to: lift.to, ms: lift.in };
  if (putBack) return { kind: 'putBack', to: putBack.to, ms: putBack.in };
  if (tilt) return { kind: 'tilt', to: tilt.to, ms: tilt.in };
  if (straighten) return { kind: 'straighten', to: 0, ms: straighten.in };
  if (slide) return { kind: 'slide', to: slide.to, ms: slide.in };
  if (park) return { kind: 'park', to: park.to, ms: park.for };
  if (obstruct) return { kind: 'obstruct', distance: obstruct.at, ms: obstruct.for };
  if (event.traffic !== undefined) return { kind: 'traffic', perDay: event.traffic };
  if (event.rattle !== undefined) return { kind: 'rattle', on: event.rattle };
  if (event.battery !== undefined) return { kind: 'battery', millivolts: event.battery };
  if (event.reset) return { kind: 'reset', ms: event.reset.for };
  // what is left: the transform above has seen exactly one action
  return { kind: 'flood', hydrograph: event.flood ?? { points: [] } };
}
