/** A physical kind of quantity. */
interface Dimension {
  /** for sentences: "a length" */
  readonly article: string;
  /** what to offer for a number that came without a unit */
  readonly usual: string;
  /** accepted, with the size in base units; the first is the base unit, in which values are kept */
  readonly fit: Readonly<Record<string, number>>;
  /** understood, not accepted: one spelling per unit keeps files readable */
  readonly foreign: Readonly<Record<string, number>>;
}

const DEG_PER_RAD = 180 / Math.PI;

export const DIMENSIONS = {
  angle: {
    article: 'an angle',
    usual: 'deg',
    fit: { deg: 1 },
    foreign: { '°': 1, degree: 1, degrees: 1, rad: DEG_PER_RAD, mrad: DEG_PER_RAD / 1000 },
  },
  length: {
    article: 'a length',
    usual: 'mm',
    fit: { mm: 1, cm: 10, m: 1000 },
    foreign: { in: 25.4, inch: 25.4, inches: 25.4, ft: 304.8, feet: 304.8, metre: 1000, metres: 1000, meter: 1000 },
  },
  rate: {
    article: 'a rate',
    usual: 'mm/min',
    fit: { 'mm/min': 1, 'cm/min': 10 },
    foreign: { 'mm/s': 60, 'mm/h': 1 / 60, 'm/h': 1000 / 60 },
  },
  acceleration: {
    article: 'an acceleration',
    usual: 'mg',
    fit: { mg: 1, g: 1000 },
    foreign: { 'm/s²': 1000 / 9.80665, 'm/s2': 1000 / 9.80665 },
  },
  voltage: {
    article: 'a voltage',
    usual: 'mV',
    fit: { mV: 1, V: 1000 },
    foreign: { volt: 1000, volts: 1000, millivolt: 1, millivolts: 1 },
  },
  time: {
    article: 'a time',
    usual: 's',
    fit: { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 },
    foreign: {
      ...{ msec: 1, millis: 1, sec: 1000, secs: 1000, second: 1000, seconds: 1000 },
      ...{ m: 60_000, mins: 60_000, minute: 60_000, minutes: 60_000, hr: 3_600_000, hrs: 3_600_000, hour: 3_600_000 },
      ...{ hours: 3_600_000, day: 86_400_000, days: 86_400_000 },
    },
  },
  size: {
    article: 'a size',
    usual: 'GiB',
    fit: { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 },
    foreign: { kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, byte: 1, bytes: 1 },
  },
  share: {
    article: 'a share',
    usual: '%',
    fit: { '%': 1 },
    foreign: { percent: 1, permille: 0.1, '\u2030': 0.1 },
  },
  times: {
    article: 'a multiple',
    usual: 'times',
    fit: { times: 1, x: 1 },
    foreign: { fold: 1 },
  },
  samples: {
    article: 'a number of samples',
    usual: 'samples',
    fit: { samples: 1, sample: 1 },
    foreign: { reports: 1, readings: 1 },
  },
  heartbeats: {
    article: 'a number of heartbeats',
    usual: 'heartbeats',
    fit: { heartbeats: 1, heartbeat: 1 },
    foreign: { beats: 1 },
  },
} as const satisfies Readonly<Record<string, Dimension>>;

export type DimensionName = keyof typeof DIMENSIONS;

/** A value in the base unit of its dimension. */
export interface Measured {
  readonly dimension: DimensionName;
  readonly value: number;
}

export type Quantity = ({ readonly ok: true } & Measured) | { readonly ok: false; readonly message: string };

const dimension = (name: DimensionName): Dimension => DIMENSIONS[name];
const baseUnit = (name: DimensionName): string => Object.keys(dimension(name).fit)[0] ?? '';

/** A size from a table that a person's word looks into: `constructor` is no unit. */
function sizeOf(table: Readonly<Record<string, number>>, unit: string): number | undefined {
  return Object.hasOwn(table, unit) ? table[unit] : undefined;
}

/** Two decimals are finer than any sensor here. */
function rounded(value: number): number {
  return Number(value.toFixed(2));
}

/** `15deg`, `3 samples`, `1 sample`. */
function spell(amount: number, unit: string): string {
  if (unit === 'times') return `${rounded(amount)} times`;
  if (unit !== 'samples' && unit !== 'heartbeats') return `${rounded(amount)}${unit}`;
  return `${rounded(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** In the largest unit that divides it: `12h`, `30min`, `2500ms`, `4GiB`. */
function formatLargest(name: 'time' | 'size', value: number): string {
  const units = Object.entries(DIMENSIONS[name].fit).reverse();
  const [unit, size] = units.find(([, size]) => value >= size && value % size === 0) ?? [baseUnit(name), 1];
  return spell(value / size, unit);
}

/** A value in its base unit, as a person would write it: `15deg`, `12h`, `3 samples`. */
export function formatQuantity(name: DimensionName, value: number): string {
  return name === 'time' || name === 'size' ? formatLargest(name, value) : spell(value, baseUnit(name));
}

function describeFit(names: readonly DimensionName[]): string {
  return names
    .map((name) => `${dimension(name).article} (${Object.keys(dimension(name).fit).join(', ')})`)
    .join(' or ');
}

/** What to say about a unit that does not fit: its dimension where it has one, the converted value where there is one. */
function misfit(text: string, amount: number, unit: string, wanted: readonly DimensionName[]): string {
  for (const name of wanted) {
    const { fit, foreign } = dimension(name);
    const respelt = Object.keys(fit).find((known) => known.toLowerCase() === unit.toLowerCase());
    if (respelt) return `"${text}": the unit is spelt ${respelt}; write ${amount}${respelt}`;
    const factor = sizeOf(foreign, unit.toLowerCase());
    if (factor !== undefined) {
      return `"${text}": ${describeFit(wanted)} is needed; that is ${formatQuantity(name, amount * factor)}`;
    }
  }
  const names = Object.keys(DIMENSIONS) as DimensionName[];
  const other = names.find((name) => {
    const { fit, foreign } = dimension(name);
    return sizeOf({ ...foreign, ...fit }, unit) !== undefined;
  });
  const kind = other === undefined ? `"${unit}" is not a known unit` : `that is ${dimension(other).article}`;
  return `"${text}": ${kind}; ${describeFit(wanted)} is needed`;
}

/** 0.07 * 1000 is 70.00000000000001: nine decimals of the base unit are kept. */
function exact(value: number): number {
  return Number(value.toFixed(9));
}

const PATTERN = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*([^\d\s.+-]*)$/;

/** What a number without a unit means: `size` base units of `dimension` for each one. */
export interface Bare {
  readonly dimension: DimensionName;
  readonly size: number;
}

/**
 * A number with a unit, as a person writes it (`15deg`, `30 cm`, `3 samples`), in the base unit of its dimension.
 * `bare` says what a number without a unit means; absent: a unit is required.
 */
export function parseQuantity(raw: unknown, wanted: readonly DimensionName[], bare?: Bare): Quantity {
  if (typeof raw !== 'string' && typeof raw !== 'number') {
    return {
      ok: false,
      message: `${JSON.stringify(raw) ?? 'nothing'} is not a quantity; ${describeFit(wanted)} is needed`,
    };
  }
  const text = String(raw).trim();
  const [, digits, unit] = PATTERN.exec(text) ?? [];
  if (digits === undefined || unit === undefined) {
    return { ok: false, message: `"${text}" is not a number with a unit; ${describeFit(wanted)} is needed` };
  }
  const amount = Number(digits);
  if (unit === '') {
    if (bare !== undefined) return { ok: true, dimension: bare.dimension, value: exact(amount * bare.size) };
    const examples = wanted.map((name) => spell(amount, dimension(name).usual)).join(' or ');
    return { ok: false, message: `${text} has no unit; ${describeFit(wanted)} is needed, such as ${examples}` };
  }
  for (const name of wanted) {
    const factor = sizeOf(dimension(name).fit, unit);
    if (factor !== undefined) return { ok: true, dimension: name, value: exact(amount * factor) };
  }
  return { ok: false, message: misfit(text, amount, unit, wanted) };
}
