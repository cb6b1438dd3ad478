import type { HistoryPoint } from '../../api/coverDocuments.ts';

/** How long a cell may last, and by what it was reckoned. `unknown` says why it cannot be. */
export type BatteryLife =
  | {
      readonly by: 'charge';
      /** ms from now */
      readonly left: number;
      readonly perDay: number;
      readonly used: number;
      readonly capacity: number;
      /** over so many days */
      readonly days: number;
    }
  | {
      readonly by: 'voltage';
      readonly left: number;
      /** mV a day, below 0 */
      readonly perDay: number;
      /** mV at which battery.low raises */
      readonly level: number;
      readonly days: number;
    }
  | { readonly by: 'unknown'; readonly why: 'nothing' | 'short' | 'steady' };

const DAY_MS = 86_400_000;
/** Less than a week tells of its weather, not of the node. */
const LEAST_DAYS = 7;
/** mAh: nodes tell whole ones */
const LEAST_DRAWN = 4;
/** What falls by less is a cell that stands, and noise. */
const LEAST_FALL = -1;
/** of the spread of the voltage that has to be told by its fall */
const LEAST_FIT = 0.5;
/** A cell of lithium thionyl chloride loses some of its charge by itself: beyond this nothing is promised. */
const LONGEST_MS = 15 * 365 * DAY_MS;

interface Line {
  /** a day */
  readonly slope: number;
  /** 0..1: how much of the spread is the line's */
  readonly fit: number;
  readonly days: number;
  readonly last: number;
}

/** The straight line with the least squares. */
function lineOf(points: readonly (readonly [at: number, value: number])[]): Line | undefined {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  const days = points.map(([at]) => (at - first[0]) / DAY_MS);
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [dayMean, valueMean] = [mean(days), mean(points.map(([, value]) => value))];
  let [across, square, spread] = [0, 0, 0];
  for (const [i, [, value]] of points.entries()) {
    const day = (days[i] ?? 0) - dayMean;
    across += day * (value - valueMean);
    square += day * day;
    spread += (value - valueMean) ** 2;
  }
  if (square === 0) return undefined;
  const fit = spread === 0 ? 0 : across ** 2 / (square * spread);
  return { slope: across / square, fit, days: days.at(-1) ?? 0, last: last[1] };
}

/** Since the cell was put in last: what counts up and is suddenly less is a new cell. */
function sinceLastCell(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const at = points.findLastIndex(({ last }, i) => last < (points[i - 1]?.last ?? Number.NEGATIVE_INFINITY));
  return at < 0 ? points : points.slice(at);
}

/**
 * By the charge that the node has counted, where that tells enough; else by the fall of the voltage; else not at all. `used` in
 * mAh and `battery` in mV, by days; `capacity` is what of a cell's charge is counted on.
 */
export function batteryLife(options: {
  readonly used: readonly HistoryPoint[];
  readonly battery: readonly HistoryPoint[];
  readonly capacity: number;
  /** mV at which battery.low raises; undefined where that rule is off */
  readonly level: number | undefined;
}): BatteryLife {
  const { used, battery, capacity, level } = options;
  if (used.length === 0 && battery.length === 0) return { by: 'unknown', why: 'nothing' };
  const cell = sinceLastCell(used);
  const charge = lineOf(cell.map(({ at, last }) => [Date.parse(at), last]));
  if (charge && charge.days >= LEAST_DAYS && charge.slope * charge.days >= LEAST_DRAWN) {
    const { slope: perDay, last, days } = charge;
    const left = Math.min(LONGEST_MS, (Math.max(0, capacity - last) / perDay) * DAY_MS);
    return { by: 'charge', left, perDay, used: last, capacity, days };
  }
  const voltage = lineOf(battery.map(({ at, mean }) => [Date.parse(at), mean]));
  if (!voltage || voltage.days < LEAST_DAYS) return { by: 'unknown', why: 'short' };
  const { slope, fit, days, last } = voltage;
  if (level === undefined || slope > LEAST_FALL || fit < LEAST_FIT) return { by: 'unknown', why: 'steady' };
  const left = Math.min(LONGEST_MS, (Math.max(0, last - level) / -slope) * DAY_MS);
  return { by: 'voltage', left, perDay: slope, level, days };
}
