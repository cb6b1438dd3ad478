import { DateTime } from 'luxon';

export interface TimeFormat {
  /** auto, iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern in the tokens of luxon */
  readonly format: string;
  /** IANA zone of times that do not carry their own offset */
  readonly zone: string;
  /** added to numeric times: seconds since the start of a measurement become seconds since 1970 */
  readonly origin?: string | undefined;
}

/** Milliseconds since 1970, or undefined for a cell that is no time. */
export type TimeReader = (cell: string) => number | undefined;

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const MS_PER: Readonly<Record<string, number>> = {
  'epoch-s': 1000,
  'epoch-ms': 1,
  'epoch-us': 1e-3,
  'epoch-ns': 1e-6,
};

// 1e11 s is the year 5138, 1e11 ms is 1973: no recording of a sensor stands on the wrong side of these
const LEAST_MS = 1e11;
const LEAST_US = 1e14;
/** as time series databases write it */
const LEAST_NS = 1e17;

/** ECMA-262 section 21.4.1.1: further from 1970 than this there is no date. */
const MOST_MS = 8.64e15;

function numeric(cell: string, msPer: number, originMs: number): number | undefined {
  if (!NUMBER.test(cell)) return undefined;
  const ms = Math.round(Number(cell) * msPer + originMs);
  return Math.abs(ms) <= MOST_MS ? ms : undefined;
}

/**
 * ISO 8601, also with a space for the T (RFC 3339 section 5.6 allows it), and with one before the offset, or UTC in its place, as
 * databases and spreadsheets write it. Luxon refuses the 30th of February.
 */
function tidied(cell: string): string {
  return cell
    .replace(/ ?(?:UTC|GMT)$/i, 'Z')
    .replace(/ ([+-]\d\d(?::?\d\d)?)$/, '$1')
    .replace(' ', 'T');
}

/** Does a time say its own offset, or a pattern that it does? */
const OFFSET = /[T ].*(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const ZONED = /z/i;

/** ms; lines that stand a little out of order do not go back so far */
const SET_BACK = 1_800_000;

/**
 * When clocks are set back, an hour comes twice, and times without an offset do not say which of the two they are of. A file goes on
 * in time: it is the first, until the file goes back by nearly one. `last`: the time of the line before.
 */
function inHour(time: DateTime, saysOffset: boolean, last: number): number | undefined {
  if (!time.isValid) return undefined;
  if (saysOffset) return time.toMillis();
  const [first = Number.NaN, second] = time
    .getPossibleOffsets()
    .map((one) => one.toMillis())
    .sort((a, b) => a - b);
  return second !== undefined && first < last - SET_BACK && second >= last - SET_BACK ? second : first;
}

/** A time in ISO 8601 or in a pattern. */
function written(cell: string, format: string, zone: string, last = Number.NEGATIVE_INFINITY): number | undefined {
  if (format !== 'iso') return inHour(DateTime.fromFormat(cell, format, { zone }), ZONED.test(format), last);
  const text = tidied(cell);
  return inHour(DateTime.fromISO(text, { zone }), OFFSET.test(text), last);
}

function formatOf(cell: string): string {
  if (!NUMBER.test(cell)) return 'iso';
  const size = Math.abs(Number(cell));
  if (size >= LEAST_NS) return 'epoch-ns';
  return size >= LEAST_US ? 'epoch-us' : size >= LEAST_MS ? 'epoch-ms' : 'epoch-s';
}

/** The origin of numeric times as milliseconds; undefined where it is no time. */
export function originOf({ origin, zone }: TimeFormat): number | undefined {
  return origin === undefined ? 0 : written(origin, 'iso', zone);
}

/**
 * Reads the time column. `auto` takes the format of the first cell that is one, and holds the rest to it: a file has
 * one format, and guessing cell by cell would hide the rows that do not fit.
 */
export function createTimeReader(spec: TimeFormat): TimeReader {
  const originMs = originOf(spec) ?? 0;
  let format = spec.format;
  let last = Number.NEGATIVE_INFINITY;
  return (cell) => {
    if (format === 'auto') {
      const guess = formatOf(cell);
      if (guess === 'iso' && written(cell, guess, spec.zone) === undefined) return undefined;
      format = guess;
    }
    const msPer = MS_PER[format];
    if (msPer !== undefined) return numeric(cell, msPer, originMs);
    const at = written(cell, format, spec.zone, last);
    last = at ?? last;
    return at;
  };
}
