import { MODE, type NodeEvents, TRACE } from '@lidwatch/firmware';
import { CAUSE, createAes128, createCcm, SETTINGS } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import { createMemoryFlash } from '../node/flash.ts';
import { simulatedKey } from '../node/key.ts';
import { provision } from '../node/provision.ts';
import { createSimNode, type SimNode } from '../node/simNode.ts';
import { createBattery } from '../physics/battery.ts';
import { createLid } from '../physics/lid.ts';
import type { Shower } from '../physics/rain.ts';
import { createTemperature, type Weather } from '../physics/temperature.ts';
import type { Cell } from '../radio/cell.ts';
import { createPath } from '../radio/path.ts';
import { createStream } from '../random/stream.ts';
import type { Action } from '../scenario/action.ts';
import type { CoverSpec, Scenario } from '../scenario/types.ts';
import type { TruthLevels } from '../truth/levels.ts';
import { type Reading, readingOf, type TruthKind, type TruthSink, truthEntry } from '../truth/truth.ts';
import { createChamber } from './chamber.ts';
import { createCharge } from './charge.ts';
import type { CityHooks } from './hooks.ts';
import { createLidWork } from './lidWork.ts';
import { createStreet } from './street.ts';

export interface SiteOptions {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly scenario: Scenario;
  readonly spec: CoverSpec;
  readonly cell: Cell;
  readonly address: number;
  readonly weather: Weather;
  /** may grow while the city runs */
  readonly showers: readonly Shower[];
  readonly tidePhase: number;
  readonly levels: TruthLevels | undefined;
  readonly hooks: CityHooks | undefined;
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
  /** A shower begins over the whole city. */
  rained(shower: Shower): void;
  tell(what: TruthKind, reading?: Reading): void;
}

export function createSite(options: SiteOptions): Site {
  const { time, seed, scenario, spec, cell, address, hooks, levels, showers, tidePhase, truth, passes } = options;
  const stream = (part: string) => createStream(seed, `${spec.cover}/${part}`);
  const { now } = time;
  const temperature = createTemperature(stream('temperature'), options.weather, scenario.climate.swing);
  const lid = createLid(stream('lid'), temperature, stream('accelerometer'));
  const chamber = createChamber({ time, spec, stream, showers, tidePhase, levels, tell });
  const battery = createBattery(stream('battery'), spec.battery, spec.cold);
  const charge = createCharge(time, battery, levels, tell);
  const datum = spec.settings.waterDatum ?? SETTINGS.waterDatum.fallback;
  const { float } = spec;
  let awayUntil = 0;

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
      distance: chamber.distance,
      sounded: chamber.sounded,
      battery: () => battery.voltage(now(), temperature(now())),
      temperature: () => temperature(now()),
      hallOpen: spec.hall ? () => !lid.seated(now()) : undefined,
      floatWet: float === undefined ? undefined : () => chamber.floatWet(float),
      reached: () => now() >= awayUntil,
    },
    drift: spec.drift,
    events: { trace: heed },
  });
  const work = createLidWork(time, lid, node.disturbed, tell);
  const street = createStreet({
    time,
    random: stream('street'),
    spec,
    rhythm: scenario.rhythm,
    lid,
    // ASSUMED: nobody drives over a lid that is being worked on, parked on, or lies beside its frame
    closed: () => work.busy() || !lid.seated(now()),
    passed: node.disturbed,
    levels,
    tell,
  });

  /** What the core says of itself: the truth wants to know whether it watches. */
  function heed(code: number, a: number, b: number): void {
    if (code === TRACE.mode && (a === MODE.maintenance || b === MODE.maintenance)) {
      tell('obeys', { maintenance: a === MODE.maintenance });
    }
    options.events?.trace(code, a, b);
  }

  function tell(what: TruthKind, reading?: Reading): void {
    if (passes || what !== 'pass') truth(truthEntry(now(), spec, what, reading));
  }

  function boot(): void {
    node.start(CAUSE.power);
    tell('boot');
  }

  function reset(ms: number): void {
    node.powerOff();
    time.after(ms, boot);
  }

  function act(action: Action): void {
    const reading = readingOf(action);
    tell(
      action.kind,
      action.kind === 'obstruct' ? { ...reading, water: Math.round(datum - action.distance) } : reading,
    );
    switch (action.kind) {
      case 'straighten':
        work.move(lid.tilt(now(), action.ms, 0));
        break;
      case 'park':
        work.park(action.to, action.ms);
        break;
      case 'flood':
        chamber.flood(action.hydrograph);
        break;
      case 'obstruct':
        chamber.obstruct(action.distance, action.ms);
        break;
      case 'fail':
        chamber.fail(action.as, action.ms);
        break;
      case 'battery':
        charge.fade(action.millivolts, action.ms);
        break;
      case 'reset':
        reset(action.ms);
        break;
      case 'away':
        awayUntil = now() + action.ms;
        break;
      case 'rattle':
        street.rattle(action.on);
        break;
      case 'loosen':
        street.loosen(action.share, action.gain, action.ms);
        break;
      case 'traffic':
        street.traffic(action.perDay);
        break;
      case 'maintenance':
        hooks?.maintenance?.(spec, { at: now(), minutes: Math.max(1, Math.round(action.minutes)) });
        break;
      case 'maintenanceEnd':
        hooks?.maintenance?.(spec, 'end');
        break;
      case 'rain':
      case 'jam':
      case 'outage':
        // the city does these; the cover is told
        break;
      default:
        work.move(lid[action.kind](now(), action.ms, action.to));
        break;
    }
  }

  return {
    spec,
    node,
    act,
    tell,
    rained: chamber.rained,
    start() {
      boot();
      charge.start();
      street.start();
      chamber.start();
    },
  };
}
