import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { quote } from './problems.ts';
import { type Bare, DIMENSIONS, type DimensionName, formatQuantity, type Measured, parseQuantity } from './quantity.ts';

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
  return z.int({ error }).min(min, { error }).max(max, { error }).meta({ description: what });
}

/** A text of a certain form. `what` completes "... is not". */
export function text(pattern: RegExp, what: string) {
  const error = (issue: { readonly input?: unknown }) =>
    issue.input === undefined ? `is missing; ${what} is needed` : `${quote(issue.input)} is not ${what}`;
  return z.string({ error }).regex(pattern, { error }).meta({ description: what });
}

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

type LimitsByDimension = { readonly [D in DimensionName]?: Limits };

function faultOf(limits: LimitsByDimension, raw: unknown, { dimension, value }: Measured): string | undefined {
  const { min, max, whole } = limits[dimension] ?? { min: value, max: value };
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return undefined;
  const range = `${formatQuantity(dimension, min)} to ${formatQuantity(dimension, max)}`;
  return `${quote(raw)} is out of range: ${range}${whole ? ', whole' : ''}`;
}

/** What an editor can know of it before it is parsed. */
function hintOf(limits: LimitsByDimension, bare: Bare | undefined): Readonly<Record<string, unknown>> {
  const dimensions = Object.entries(limits) as [DimensionName, Limits][];
  const units = dimensions.flatMap(([name]) => Object.keys(DIMENSIONS[name].fit));
  const words = dimensions.map(([name, { min, max }]) => {
    const { article, fit } = DIMENSIONS[name];
    return `${article} (${Object.keys(fit).join(', ')}), ${formatQuantity(name, min)} to ${formatQuantity(name, max)}`;
  });
  return {
    type: bare ? ['string', 'number'] : 'string',
    pattern: `^-?\\d+(\\.\\d+)?\\s*(${units.join('|')})$`,
    description: words.join(', or '),
  };
}

/** A number with a unit of one of several dimensions. `bare`: what a number without a unit means, where it may stand. */
export function measure(limits: LimitsByDimension, bare?: Bare) {
  const wanted = Object.keys(limits) as DimensionName[];
  return z
    .unknown()
    .meta(hintOf(limits, bare))
    .transform((raw, context): Measured => {
      const parsed = parseQuantity(raw, wanted, bare);
      const message = parsed.ok ? faultOf(limits, raw, parsed) : parsed.message;
      if (parsed.ok && message === undefined) return parsed;
      context.addIssue({ code: 'custom', message, input: raw });
      return z.NEVER;
    });
}

/** A number with a unit, in the base unit of its dimension. */
export function quantity(name: DimensionName, limits: Limits, bare?: Bare) {
  return measure({ [name]: limits }, bare).transform(({ value }) => value);
}

export const port = integer(0, 65_535, 'a port');
/** a name or address; what it resolves to is seen when it is used */
export const host = text(/^[A-Za-z0-9][A-Za-z0-9.:-]*$|^::1?$/, 'a host name or an address');
