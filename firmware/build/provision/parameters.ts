export type Value = number | string | boolean;

/** One radio parameter: what it may be, and what it is unless somebody says otherwise. */
export interface Parameter {
  /** what it may be, for a person: `0..22 dBm` */
  readonly form: string;
  /** how a text of the command line is to be read */
  readonly kind: 'number' | 'text' | 'flag';
  readonly accepts: (value: unknown) => boolean;
  /** of the node with this id; undefined where there is no sensible one, and it must be given */
  readonly fallback: (node: number) => Value | undefined;
  /** never shown, not even where it is wrong */
  readonly secret?: boolean;
  /** may be left out */
  readonly optional?: boolean;
}

type Fallback = Value | undefined | ((node: number) => Value | undefined);

function toFallback(fallback: Fallback): Parameter['fallback'] {
  return typeof fallback === 'function' ? fallback : () => fallback;
}

export function integer(min: number, max: number, unit: string, fallback?: Fallback): Parameter {
  return {
    form: `${min}..${max}${unit && ` ${unit}`}`,
    kind: 'number',
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    fallback: toFallback(fallback),
  };
}

export function choice(values: readonly (number | string)[], fallback?: Fallback): Parameter {
  return {
    form: values.join(', '),
    kind: values.every((value) => typeof value === 'number') ? 'number' : 'text',
    accepts: (value) => values.includes(value as number | string),
    fallback: toFallback(fallback),
  };
}

export function text(pattern: RegExp, form: string, fallback?: Fallback): Parameter {
  return {
    form,
    kind: 'text',
    accepts: (value) => typeof value === 'string' && pattern.test(value),
    fallback: toFallback(fallback),
  };
}

export function secret(pattern: RegExp, form: string, fallback: () => string): Parameter {
  return { ...text(pattern, form, fallback), secret: true };
}

export function flag(form: string, fallback: boolean): Parameter {
  return { form, kind: 'flag', accepts: (value) => typeof value === 'boolean', fallback: () => fallback };
}

export function optional(parameter: Parameter): Parameter {
  return { ...parameter, optional: true };
}
