import type { Language } from './languages.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Instant = string | number | Date;
type PluralForms = { readonly other: string } & { readonly [F in Intl.LDMLPluralRule]?: string };

/** Numbers, times and plurals as a language writes them. `#` in a plural form stands for the number. */
export interface Format {
  number(value: number, digits?: number): string;
  percent(share: number, digits?: number): string;
  /** date and time to the minute; seconds where they are wanted */
  instant(at: Instant, seconds?: boolean): string;
  date(at: Instant): string;
  time(at: Instant): string;
  /** short, for an axis: the time of a day, or the day */
  tick(at: Instant, of: 'time' | 'day'): string;
  /** "3 min ago", "in 2 h" */
  ago(at: Instant, now: number): string;
  /** "2 h 5 min": two units at the most */
  duration(ms: number): string;
  plural(count: number, forms: PluralForms): string;
  /** a number with its unit: "12.5 deg" reads "12.5°" */
  quantity(value: number, unit: string): string;
}

const AGO: readonly (readonly [ms: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
];

const LENGTHS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const;

/** digits behind the point, and how it is written behind the number */
const UNITS: Readonly<Record<string, readonly [digits: number, sign: string]>> = {
  deg: [1, '°'],
  mm: [0, ' mm'],
  mV: [0, ' mV'],
  degC: [1, ' °C'],
  mg: [0, ' mg'],
  mAh: [0, ' mAh'],
  dBm: [0, ' dBm'],
  dB: [1, ' dB'],
  min: [0, ' min'],
};

/** Each made once: a table of a thousand rows writes ten thousand numbers, and to make a formatter costs more than to use it. */
function kept<K, F>(make: (key: K) => F): (key: K) => F {
  const all = new Map<K, F>();
  return (key) => {
    const found = all.get(key) ?? make(key);
    all.set(key, found);
    return found;
  };
}

export function createFormat(language: Language, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const minute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const second = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', ...zone });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...zone });
  const ticks = {
    time: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false, ...zone }),
    day: new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', ...zone }),
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const plurals = new Intl.PluralRules(language);

  const numbers = kept((digits: number) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
  const shares = kept(
    (digits: number) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }),
  );
  const lengths = kept(
    (unit: string) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }),
  );

  const number = (value: number, digits = 0): string => numbers(digits).format(value);
  const part = (value: number, unit: string): string => lengths(unit).format(value);

  return {
    number,
    percent: (share, digits = 0) => shares(digits).format(share),
    instant: (at, seconds = false) => (seconds ? second : minute).format(new Date(at)),
    date: (at) => date.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    tick: (at, of) => ticks[of].format(new Date(at)),
    ago(at, now) {
      const ms = new Date(at).getTime() - now;
      const [size, unit] = AGO.find(([least]) => Math.abs(ms) >= least) ?? [SECOND, 'second'];
      return relative.format(Math.trunc(ms / size), unit);
    },
    duration(ms) {
      const at = LENGTHS.findIndex(([size]) => Math.abs(ms) >= size);
      const [size, unit] = LENGTHS[at] ?? [SECOND, 'second'];
      const whole = Math.trunc(ms / size);
      const [below, belowUnit] = LENGTHS[at + 1] ?? [0, ''];
      const rest = below > 0 ? Math.trunc((Math.abs(ms) % size) / below) : 0;
      // the seconds of an hour interest nobody
      return rest > 0 && at >= 0 ? `${part(whole, unit)} ${part(rest, belowUnit)}` : part(whole, unit);
    },
    plural(count, forms) {
      return (forms[plurals.select(count)] ?? forms.other).replaceAll('#', number(count));
    },
    quantity(value, unit) {
      const [digits, sign] = UNITS[unit] ?? [1, unit === '' ? '' : ` ${unit}`];
      return number(value, digits) + sign;
    },
  };
}
