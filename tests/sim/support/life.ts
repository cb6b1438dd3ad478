import {
  type City,
  type CityHooks,
  createCity,
  createEpisodeFold,
  type Episode,
  GATEWAY_LEVELS,
  readScenario,
  type Scenario,
  type TruthEntry,
} from '@lidwatch/sim';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Life {
  readonly city: City;
  readonly truth: readonly TruthEntry[];
  readonly episodes: readonly Episode[];
  /** uplinks that came out of the city */
  readonly heard: readonly number[];
}

interface LifeOptions {
  readonly until: number;
  readonly seed?: number;
  readonly loss?: number;
  readonly hooks?: CityHooks;
}

/** A city that nobody answers, for as long as that; what happened in it, and what that must raise. */
export function live(scenario: Scenario, { until, seed, loss = 0, hooks }: LifeOptions): Life {
  const truth: TruthEntry[] = [];
  const heard: number[] = [];
  const city = createCity({
    scenario,
    levels: GATEWAY_LEVELS,
    radio: { loss },
    truth: (entry) => truth.push(entry),
    uplink: ({ at }) => heard.push(at),
    ...(hooks ? { hooks } : {}),
    ...(seed === undefined ? {} : { seed }),
  });
  city.run(until);
  const fold = createEpisodeFold(city.covers);
  for (const entry of truth) fold.take(entry);
  return { city, truth, episodes: fold.episodes(until), heard };
}

/** One cover that wakes at once, with what is said of it, and these events. */
export function oneCover(each: string, events: readonly string[]): Scenario {
  const list = events.map((event) => `  - ${event}\n`).join('');
  const text = `name: one\nboot: 1s\ncovers: { count: 1, each: { ${each} } }\nevents:\n${list}`;
  return readScenario(text, 'one.yaml');
}

/** `rule onset..end`, with a `?` where it is not required: in seconds. */
export function written(episodes: readonly Episode[]): string[] {
  return episodes.map(({ rule, onset, end, required }) => {
    const second = (ms: number) => Math.round(ms / 1000);
    return `${rule}${required ? '' : '?'} ${second(onset)}..${end === null ? '' : second(end)}`;
  });
}
