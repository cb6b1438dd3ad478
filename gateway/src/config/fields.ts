import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { quote } from './problems.ts';
import { type DimensionName, formatQuantity, parseQuantity } from './quantity.ts';

/** A map whose keys are all known. An unknown one is answered with the nearest known key, one line per key. */
export function closed<S extends z.core.$ZodLooseShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `unknown key${didYouMean(key, known)} (known here: ${known.join(', ')})`).join('\n')
        : undefined,
  });
}

/** One of a few words. */
export function oneOf<const W extends readonly string[]>(words: W) {
  return z.enum(words, {
    error: (issue) => {
      const guess = typeof issue.input === 'string' ? didYouMean(issue.input, words) : '';
      return `${given(issue.input)} is not one of: ${words.join(', ')}${guess}`;
    },
  });
}

function given(input: unknown): string {
  return input === undefined ? 'nothing' : quote(input);
}

/** A whole number, ends included. */
export function integer(min: number, max: number, what = 'a whole number') {
  const error = (issue: { readonly input?: unknown }) =>
    issue.input === undefined
      ? `is missing; ${what}, ${min} to ${max}, is needed`
      : `${quote(issue.input)} is not ${what}, ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** A text of a certain form. `what` completes "... is not". */
export function text(pattern: RegExp, what: string) {
  const error = (issue: { readonly input?: unknown }) =>
    issue.input === undefined ? `is missing; ${what} is needed` : `${quote(issue.input)} is not ${what}`;
  return z.string({ error }).regex(pattern, { error });
}

interface Limits {
  readonly min: number;
  readonly max: number;
  /** a number without a unit is taken as this dimension's base unit; absent: a unit is required */
  readonly bare?: DimensionName;
}

/** A number with a unit, in the base unit of its dimension. */
export function quantity(name: DimensionName, limits: Limits) {
  return z.unknown().transform((raw, context) => {
    const parsed = parseQuantity(raw, [name], limits.bare);
    if (!parsed.ok) {
      context.addIssue({ code: 'custom', message: parsed.message, input: raw });
      return z.NEVER;
    }
    if (parsed.value < limits.min || parsed.value > limits.max) {
      const range = `${formatQuantity(name, limits.min)} to ${formatQuantity(name, limits.max)}`;
      context.addIssue({ code: 'custom', message: `${quote(raw)} is out of range: ${range}`, input: raw });
      return z.NEVER;
    }
    return parsed.value;
  });
}

export const port = integer(0, 65_535, 'a port');
/** a name or address; what it resolves to is seen when it is used */
export const host = text(/^[A-Za-z0-9][A-Za-z0-9.:-]*$|^::1?$/, 'a host name or an address');
