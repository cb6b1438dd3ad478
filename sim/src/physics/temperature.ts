import type { Stream } from '../random/stream.ts';

/** A while in which the days are colder or warmer than the season. */
interface Spell {
  readonly start: number;
  readonly end: number;
  /** degC, added to the mean of the days */
  readonly by: number;
}

export interface Climate {
  /** degC, mean of the first day */
  readonly mean: number;
  /** degC from the mean to the afternoon's top */
  readonly swing: number;
  /** degC that the season brings each day */
  readonly trend: number;
  /** degC, standard deviation of a day's mean from its season's */
  readonly unsettled: number;
  readonly spells: readonly Spell[];
}

/** Mean temperature in the street at `t`, degC, without the day's swing. The same for all covers of a city. */
export type Weather = (t: number) => number;

const DAY = 86_400_000;
/** Runs start at midnight; the top comes at 15:00. */
const TOP = 15 * 3_600_000;
/** ASSUMED: of the deviation of one day the next keeps seven tenths. */
const PERSISTS = 0.7;

/** Days follow one another as a first-order autoregression about the season; between two noons it is a straight line. */
export function createWeather(random: Stream, { mean, trend, unsettled, spells }: Climate): Weather {
  if (trend === 0 && unsettled === 0 && spells.length === 0) return () => mean;
  const deviations = [unsettled * random.normal()];

  function day(index: number): number {
    while (deviations.length <= index) {
      const last = deviations.at(-1) ?? 0;
      deviations.push(PERSISTS * last + Math.sqrt(1 - PERSISTS ** 2) * unsettled * random.normal());
    }
    const noon = (index + 0.5) * DAY;
    const spell = spells.reduce((sum, { start, end, by }) => (noon >= start && noon < end ? sum + by : sum), 0);
    return mean + trend * index + spell + (deviations[index] ?? 0);
  }

  return (t) => {
    const place = Math.max(0, t / DAY - 0.5);
    const index = Math.floor(place);
    const before = day(index);
    return before + (day(index + 1) - before) * (place - index);
  };
}

/**
 * Temperature of a node in degC over the day. ASSUMED: a chamber feels 0.4..0.8 of the street's swing, each its own.
 */
export function createTemperature(random: Stream, weather: Weather, swing: number): (t: number) => number {
  const share = random.between(0.4, 0.8);
  const offset = random.between(-1, 1);
  return (t) => weather(t) + offset + swing * share * Math.cos((2 * Math.PI * (t - TOP)) / DAY);
}
