import { z } from 'zod';
import { isOfCity } from './action.ts';
import { actionKeys, oneAction } from './actionSchema.ts';
import { amount } from './amount.ts';
import { duration, share } from './quantity.ts';

const DAY = 86_400_000;
const time = amount(duration);

const NUMBER = /^\d+(\.\d+)?%$/;
const covers = z.union([z.string(), z.array(z.string()).min(1)], 'a cover number, a list of them, or all');

/** One event: when, which cover or covers, and exactly one action. */
export const eventSchema = z
  .strictObject({ at: duration, cover: covers.optional(), ...actionKeys })
  .transform((event, context) => {
    // an unknown key was an action misspelt: one fault is enough
    if (context.issues.length > 0) return z.NEVER;
    const action = oneAction(event, 'an event');
    const fault = typeof action === 'string' ? action : coverFault(isOfCity(action), event.cover);
    if (typeof action !== 'string' && fault === undefined) return { at: event.at, cover: event.cover ?? [], action };
    context.issues.push({ code: 'custom', message: fault ?? '', input: event });
    return z.NEVER;
  });

const step = z.strictObject({ after: time.default(0), ...actionKeys }).transform((event, context) => {
  if (context.issues.length > 0) return z.NEVER;
  const action = oneAction(event, 'a step');
  if (typeof action !== 'string') return { after: event.after, action };
  context.issues.push({ code: 'custom', message: action, input: event });
  return z.NEVER;
});

/**
 * What may happen, drawn from the seed: to each cover apart, and each day anew with `chance`, at any time `between` two
 * hours; or once in the run, with `chance`, `within` a stretch of it. `cover` may be a share: which ones is drawn, too.
 */
export const chanceSchema = z
  .strictObject({
    chance: share.default(1),
    cover: covers.optional(),
    between: z
      .tuple([duration, duration])
      .refine(([from, to]) => from < to && to <= DAY, 'two times of a day, the earlier one first')
      .optional(),
    within: z
      .tuple([duration, duration])
      .refine(([from, to]) => from <= to, 'two times of the run, the earlier one first')
      .optional(),
    do: z.array(step).min(1),
  })
  .transform((chance, context) => {
    if (context.issues.length > 0) return z.NEVER;
    const together = chance.do.filter(({ action }) => isOfCity(action)).length;
    const mixed = together > 0 && together < chance.do.length;
    const fault =
      (mixed ? 'mixes what happens to a cover with what happens to the whole city' : undefined) ??
      (chance.between && chance.within ? 'is either drawn each day (`between`) or once (`within`)' : undefined) ??
      coverFault(together > 0, chance.cover);
    if (fault === undefined) return { ...chance, together: together > 0, cover: chance.cover ?? [] };
    context.issues.push({ code: 'custom', message: fault, input: chance });
    return z.NEVER;
  });

function coverFault(ofCity: boolean, cover: unknown): string | undefined {
  if (ofCity && cover !== undefined) return 'rain, jam and outage happen to the whole city: leave `cover` out';
  return !ofCity && cover === undefined ? 'cover is missing' : undefined;
}

/** `20%` of the covers: 0.2; undefined for anything else. */
export function shareOf(cover: string | readonly string[]): number | undefined {
  return typeof cover === 'string' && NUMBER.test(cover) ? Number(cover.slice(0, -1)) / 100 : undefined;
}
