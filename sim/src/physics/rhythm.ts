/** How a day's traffic is spread over its hours: for each hour from midnight its share, times 24. Mean 1. */
export type Rhythm = readonly number[];

const HOUR = 3_600_000;

/**
 * ASSUMED, after the usual shape of urban counts: next to nothing before dawn, two rush hours, half of it at noon.
 */
const CITY_HOURS = [
  0.25, 0.15, 0.1, 0.1, 0.15, 0.4, 1, 1.8, 2, 1.5, 1.2, 1.2, 1.25, 1.25, 1.3, 1.5, 1.8, 1.95, 1.6, 1.15, 0.85, 0.65,
  0.5, 0.35,
];
const MEAN = CITY_HOURS.reduce((sum, weight) => sum + weight, 0) / 24;

export const RHYTHMS = {
  /** every hour alike */
  even: undefined,
  city: CITY_HOURS.map((weight) => weight / MEAN),
} as const satisfies Readonly<Record<string, Rhythm | undefined>>;

export type RhythmName = keyof typeof RHYTHMS;

/** ms from `now` in which as many vehicles come as in `even` ms of a day whose hours are all alike. */
export function stretched(rhythm: Rhythm | undefined, now: number, even: number): number {
  if (!rhythm || even === Infinity) return even;
  let left = even;
  let t = now;
  for (;;) {
    const hour = Math.floor(t / HOUR);
    const weight = rhythm[hour % 24] ?? 1;
    const room = ((hour + 1) * HOUR - t) * weight;
    if (left <= room) return t + left / weight - now;
    left -= room;
    t = (hour + 1) * HOUR;
  }
}
