import { z } from 'zod';
import { RULE_NAMES } from '../../detect/types.ts';

/** RFC 3339, UTC, as everything here tells times */
export const time = z.string().meta({ format: 'date-time' });
export const count = z.int().min(0);
export const ruleName = z.enum(RULE_NAMES);
export const severity = z.enum(['info', 'minor', 'major', 'critical']);

/** What can be the id of a cover; whether there is one is another question. */
const coverText = z.string().min(1).max(64);
export const coverParams = z.object({ cover: coverText });
export const coverFilter = coverText.optional();

export const limit = z.coerce.number().int().min(1).max(1_000).default(100);

/** A word of a query: `true` or `false`. */
export const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** The place in a list behind which a page begins. Opaque: made by a list, and only good for it. */
export const next = z.string().nullable().meta({ description: 'the cursor of the next page; null behind the last' });

/** What the last row of a page is known by. */
type Place = string | number | readonly number[];

/** A cursor is what it stands for, in base64url, so that nobody is led to build one. */
export function toCursor(place: Place | undefined): string | null {
  return place === undefined ? null : Buffer.from(JSON.stringify(place)).toString('base64url');
}

function fromCursor(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A query parameter that takes a cursor of a list whose places are `place`s. */
export function cursorOf<T extends z.ZodType<Place>>(place: T) {
  return z
    .string()
    .max(512)
    .transform((text, context): z.output<T> => {
      const parsed = place.safeParse(fromCursor(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'is no cursor of this list', input: text });
      return z.NEVER;
    })
    .optional()
    .meta({ type: 'string', description: '`next` of the page before' });
}

/** An instant in a query: RFC 3339, with its zone. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is no time such as 2026-11-26T09:30:00Z' })
  .transform((text) => Date.parse(text))
  .optional()
  .meta({ type: 'string', format: 'date-time' });
