import { createVirtualTime, type VirtualTime } from '../clock/virtualTime.ts';
import { simulatedKey } from '../node/key.ts';
import type { Shower } from '../physics/rain.ts';
import { createWeather } from '../physics/temperature.ts';
import { type Cell, createCell, type Uplink } from '../radio/cell.ts';
import type { RadioPlan } from '../radio/plan.ts';
import { createStream } from '../random/stream.ts';
import { type Action, type CityAction, decided, isCityAction, isOfCity } from '../scenario/action.ts';
import { settle } from '../scenario/settle.ts';
import type { CoverSpec, Scenario, ScenarioEvent } from '../scenario/types.ts';
import type { TruthLevels } from '../truth/levels.ts';
import type { TruthSink } from '../truth/truth.ts';
import { createChances } from './chances.ts';
import { createHearing } from './hearing.ts';
import type { CityHooks } from './hooks.ts';
import { createSite, type Site } from './site.ts';

export interface CityOptions {
  readonly scenario: Scenario;
  /** instead of the scenario's own */
  readonly seed?: number;
  /** gateway radios, each with its own channel; 1 by default */
  readonly cells?: number;
  /** which of them hears the cover of that index; the first by default */
  readonly cellOf?: (index: number) => number;
  /** a frame has arrived at the gateway radio of that cell */
  readonly uplink: (uplink: Uplink, cell: number) => void;
  readonly truth?: TruthSink;
  /** false: the truth is not told of each vehicle, which is most of what it is told; true by default */
  readonly passes?: boolean;
  /** what is not as in the scenario's radio plan: another loss, say */
  readonly radio?: Partial<RadioPlan>;
  /** what the scenario does to a gateway */
  readonly hooks?: CityHooks;
  /** against which the truth is told: the water levels whose passing matters */
  readonly levels?: TruthLevels;
  /** what the cores say of themselves: TRACE codes of the firmware */
  readonly trace?: (cover: CoverSpec, code: number, a: number, b: number) => void;
}

/** A city that stands still until its time is run. The same options give the same frames, byte for byte. */
export interface City {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly covers: readonly CoverSpec[];
  readonly sites: readonly Site[];
  readonly cells: readonly Cell[];
  /** key of a node: 16 bytes that anybody who knows the seed can work out */
  key(node: number): Uint8Array;
  run(until: number): void;
}

/** ms from a node's start to its first zero, amply */
const INSTALLING = 600_000;
/** from one spring tide to the next, about */
const FORTNIGHT = 14.765 * 86_400_000;
/** ms behind its end after which a shower is forgotten: more than any chamber remembers */
const DRAINED = 5 * 86_400_000;

/** Addresses of modules: 0 is everybody, so the first cover has the last 16 bits of its node id, or 1. */
export function addressOf(node: number): number {
  return ((node - 1) % 65_535) + 1;
}

export function createCity(options: CityOptions): City {
  const { scenario, cellOf = () => 0 } = options;
  const seed = options.seed ?? scenario.seed;
  const time = createVirtualTime();
  const truth = options.truth ?? (() => {});
  const passes = options.passes ?? options.truth !== undefined;
  const { trace } = options;
  const boots = createStream(seed, 'boots');
  const draws = createStream(seed, 'events');
  const covers = scenario.covers.map((spec) => settle(spec, seed));
  const weather = createWeather(createStream(seed, 'weather'), scenario.climate);
  const tidePhase = createStream(seed, 'tide').between(0, FORTNIGHT);
  const showers: Shower[] = [...scenario.showers];
  let offUntil = 0;

  const cells = Array.from({ length: options.cells ?? 1 }, (_, index) =>
    createCell({
      time,
      random: createStream(seed, `cell/${index}`),
      plan: { ...scenario.radio, ...options.radio },
      uplink: (uplink) => hear(uplink, index),
    }),
  );

  const sites = covers.map((spec, index) => {
    const cell = cells[cellOf(index)];
    if (!cell) throw new RangeError(`cover ${spec.cover} is in cell ${cellOf(index)} of ${cells.length}`);
    const events = trace && { trace: (code: number, a: number, b: number) => trace(spec, code, a, b) };
    return createSite({
      time,
      seed,
      scenario,
      spec,
      cell,
      address: addressOf(spec.node),
      weather,
      showers,
      tidePhase,
      levels: options.levels,
      hooks: options.hooks,
      truth,
      passes,
      events,
    });
  });
  const hearing = options.levels && createHearing(time, sites, addressOf);

  function hear(uplink: Uplink, cell: number): void {
    if (time.now() < offUntil) return;
    hearing?.heard(uplink.address);
    options.uplink(uplink, cell);
  }

  function actOnCity(action: CityAction): void {
    const until = time.now() + action.ms;
    if (action.kind === 'rain') {
      const shower = { start: time.now(), end: until, intensity: action.intensity };
      const gone = showers.findIndex(({ end }) => end + DRAINED < time.now());
      if (gone >= 0) showers.splice(gone, 1);
      showers.push(shower);
      for (const site of sites) site.rained(shower);
    } else if (action.kind === 'jam') {
      for (const cell of cells) cell.jam(until);
    } else {
      offUntil = Math.max(offUntil, until);
      options.hooks?.outage?.(time.now(), until);
    }
    for (const site of sites) site.act(action);
  }

  function act(index: number | undefined, action: Action): void {
    if (isCityAction(action)) actOnCity(action);
    else if (index !== undefined) sites[index]?.act(action);
  }

  const installed = scenario.boot + INSTALLING;
  const chances = createChances({ time, seed, chances: scenario.chances, covers, installed, act });

  function play({ covers, action }: ScenarioEvent, shift: number): void {
    if (isOfCity(action)) act(undefined, decided(action, draws));
    for (const index of covers) act((index + shift) % sites.length, decided(action, draws));
  }

  /** One round of events; the next one is scheduled when this one begins, so that an endless scenario costs nothing. */
  function scheduleRound(round: number): void {
    const { repeat, events } = scenario;
    const begin = round * (repeat?.every ?? 0);
    for (const event of events) time.at(begin + event.at, () => play(event, round * (repeat?.shift ?? 0)));
    if (repeat) time.at(begin + repeat.every, () => scheduleRound(round + 1));
  }

  for (const site of sites) time.at(boots.between(0, scenario.boot), () => site.start());
  scheduleRound(0);
  chances.start();
  hearing?.start();

  return {
    time,
    seed,
    cells,
    sites,
    covers,
    key: (node) => simulatedKey(seed, node),
    run: (until) => time.run(until),
  };
}
