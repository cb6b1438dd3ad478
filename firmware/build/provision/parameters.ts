/** One radio parameter: what it may be, and what it is unless somebody says otherwise. */
export interface Parameter {
  /** what it may be, for a person: `0..22 dBm` */
  readonly form: string;
  readonly numeric: boolean;
  readonly accepts: (value: unknown) => boolean;
  /** of the node with this id; undefined where there is no sensible one, and it must be given */
  readonly fallback: (node: number) => number | string | undefined;
  /** never shown, not even where it is wrong */
  readonly secret?: boolean;
}

type Fallback = number | string | undefined | ((node: number) => number | string | undefined);

function toFallback(fallback: Fallback): Parameter['fallback'] {
  return typeof fallback === 'function' ? fallback : () => fallback;
}

export function integer(min: number, max: number, unit: string, fallback?: Fallback): Parameter {
  return {
    form: `${min}..${max}${unit && ` ${unit}`}`,
    numeric: true,
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    fallback: toFallback(fallback),
  };
}

export function choice(values: readonly (number | string)[], fallback?: Fallback): Parameter {
  return {
    form: values.join(', '),
    numeric: values.every((value) => typeof value === 'number'),
    accepts: (value) => values.includes(value as number | string),
    fallback: toFallback(fallback),
  };
}

export function text(pattern: RegExp, form: string, fallback?: Fallback): Parameter {
  return {
    form,
    numeric: false,
    accepts: (value) => typeof value === 'string' && pattern.test(value),
    fallback: toFallback(fallback),
  };
}

export function secret(pattern: RegExp, form: string, fallback: () => string): Parameter {
  return { ...text(pattern, form, fallback), secret: true };
}
