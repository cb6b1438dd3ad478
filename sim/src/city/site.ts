import type { NodeEvents } from '@lidwatch/firmware';
import { CAUSE, createAes128, createCcm, SETTINGS } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import { createMemoryFlash } from '../node/flash.ts';
import { simulatedKey } from '../node/key.ts';
import { provision } from '../node/provision.ts';
import { createSimNode, type SimNode } from '../node/simNode.ts';
import { createBattery } from '../physics/battery.ts';
import { createLevelSensor } from '../physics/levelSensor.ts';
import { createLid, type Episode } from '../physics/lid.ts';
import { createTemperature } from '../physics/temperature.ts';
import { nextArrival, STREETS } from '../physics/traffic.ts';
import { createWater, duration, type Hydrograph, timeOfTop } from '../physics/water.ts';
import type { Cell } from '../radio/cell.ts';
import { createPath } from '../radio/path.ts';
import { createStream } from '../random/stream.ts';
import type { Action, CoverSpec, Scenario } from '../scenario/types.ts';
import { type Reading, readingOf, type TruthKind, type TruthSink, truthEntry } from '../truth/truth.ts';

export interface SiteOptions {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly scenario: Scenario;
  readonly spec: CoverSpec;
  readonly cell: Cell;
  readonly address: number;
  readonly truth: TruthSink;
  /** whether it is told of every vehicle */
  readonly passes: boolean;
  readonly events: NodeEvents | undefined;
}

/** One cover with the chamber under it, the street over it and its node. */
export interface Site {
  readonly spec: CoverSpec;
  readonly node: SimNode;
  /** The node gets its power, the street its traffic, the chamber its rain. */
  start(): void;
  act(action: Action): void;
}

/** ms between two looks of the truth at a level that may change */
const WATER_LOOK = 5000;
/** ms in which a lorry comes to stand, or leaves */
const PARK = 500;

export function createSite({ time, seed, scenario, spec, cell, address, truth, passes, events }: SiteOptions): Site {
  const stream = (part: string) => createStream(seed, `${spec.cover}/${part}`);
  const { now } = time;
  const temperature = createTemperature(stream('temperature'), scenario.climate);
  const lid = createLid(stream('lid'), temperature, stream('accelerometer'));
  // ASSUMED: of two chambers in one street one answers rain with half, another with twice the level
  const gain = spec.rainGain * Math.exp(0.5 * stream('catchment').normal());
  const water = createWater({
    base: spec.water,
    catchment: { gain, lag: spec.rainLag },
    showers: scenario.showers,
  });
  const sonar = createLevelSensor(stream('sonar'));
  const battery = createBattery(stream('battery'), spec.battery);
  const street = stream('street');
  const raise = spec.settings.waterRaise ?? SETTINGS.waterRaise.fallback;
  const clear = spec.settings.waterClear ?? SETTINGS.waterClear.fallback;
  const datum = spec.settings.waterDatum ?? SETTINGS.waterDatum.fallback;
  const { float } = spec;

  let traffic = spec.traffic;
  let rattling = spec.rattling;
  let nextPass = 0;
  let movingUntil = 0;
  let wet = false;
  let waterWatched = 0;
  let watchingWater = false;

  const flash = createMemoryFlash();
  provision(flash, spec.settings);
  const node = createSimNode({
    time,
    random: stream('node'),
    cell,
    node: spec.node,
    address,
    ccm: createCcm(createAes128(simulatedKey(seed, spec.node))),
    flash,
    signal: createPath(stream('path')),
    surroundings: {
      motion: lid.sensor,
      distance: () => sonar.measure(datum - water.level(now()), now()),
      battery: () => battery.voltage(temperature(now())),
      temperature: () => temperature(now()),
      hallOpen: spec.hall ? () => !lid.seated(now()) : undefined,
      floatWet: float === undefined ? undefined : () => water.level(now()) >= float,
    },
    events,
  });

  function tell(what: TruthKind, reading?: Reading): void {
    if (passes || what !== 'pass') truth(truthEntry(now(), spec, what, reading));
  }

  function move(episode: Episode): void {
    movingUntil = Math.max(movingUntil, episode.end);
    node.disturbed(episode);
    time.at(episode.end, () => {
      if (now() < movingUntil) return;
      const angle = Math.round(lid.attitude.angle(now()) * 10) / 10;
      tell('rest', { angle, seated: lid.seated(now()) });
    });
  }

  function park(angle: number, ms: number): void {
    const before = lid.attitude.angle(now());
    move(lid.tilt(now(), PARK, before + angle));
    time.after(ms, () => {
      if (lid.attitude.angle(now()) === before + angle) move(lid.tilt(now(), PARK, before));
    });
  }

  function scheduleTraffic(): void {
    time.cancel(nextPass);
    const wait = nextArrival(street, traffic);
    nextPass = wait === Infinity ? 0 : time.after(wait, drive);
  }

  /** ASSUMED: nobody drives over a lid that is being worked on or lies beside its frame. */
  function drive(): void {
    if (now() >= movingUntil && lid.seated(now())) {
      const pass = lid.pass(now(), STREETS[spec.street], rattling);
      node.disturbed(pass);
      tell('pass', { peak: pass.peak });
    }
    scheduleTraffic();
  }

  function lookAtWater(): void {
    const level = Math.round(water.level(now()));
    if (!wet && level >= raise) tell('wet', { water: level });
    if (wet && level < clear) tell('dry', { water: level });
    wet = wet ? level >= clear : level >= raise;
    watchingWater = now() < waterWatched || wet;
    if (watchingWater) time.after(WATER_LOOK, lookAtWater);
  }

  function watchWater(until: number): void {
    waterWatched = Math.max(waterWatched, until);
    if (watchingWater) return;
    watchingWater = true;
    time.after(WATER_LOOK, lookAtWater);
  }

  function boot(): void {
    node.start(CAUSE.power);
    tell('boot');
  }

  function flood(hydrograph: Hydrograph): void {
    const total = duration(hydrograph);
    const tellLevel = (what: TruthKind) => () => tell(what, { water: Math.round(water.level(now())) });
    water.play(now(), hydrograph);
    watchWater(now() + total + WATER_LOOK);
    time.after(timeOfTop(hydrograph), tellLevel('crest'));
    time.after(total, tellLevel('drained'));
  }

  function reset(ms: number): void {
    node.powerOff();
    time.after(ms, boot);
  }

  function act(action: Action): void {
    tell(action.kind, readingOf(action));
    if (action.kind === 'straighten') move(lid.tilt(now(), action.ms, 0));
    else if (action.kind === 'park') park(action.to, action.ms);
    else if (action.kind === 'flood') flood(action.hydrograph);
    else if (action.kind === 'obstruct') sonar.obstruct(action.distance, now() + action.ms);
    else if (action.kind === 'battery') battery.set(action.millivolts);
    else if (action.kind === 'reset') reset(action.ms);
    else if (action.kind === 'rattle') rattling = action.on;
    else if (action.kind === 'traffic') {
      traffic = action.perDay;
      scheduleTraffic();
    } else move(lid[action.kind](now(), action.ms, action.to));
  }

  return {
    spec,
    node,
    act,
    start() {
      boot();
      scheduleTraffic();
      for (const shower of scenario.showers) time.at(shower.start, () => watchWater(shower.end + 8 * spec.rainLag));
    },
  };
}
