import { CAUSE, createAes128, createCcm } from '@lidwatch/protocol';
import { createNoise } from '../conformance/parts/noise.ts';
import { createVirtualTime } from '../conformance/parts/virtualTime.ts';
import { createTally, type Spent } from '../src/core/energy/tally.ts';
import type { Flash } from '../src/core/hal.ts';
import { createNode } from '../src/core/node.ts';
import { AT, createMemoryStore } from '../src/core/store/memory.ts';
import { createAir, KEY, NODE } from './air.ts';
import type { Case } from './cases.ts';
import { amount } from './figures.ts';
import { createStreet } from './street.ts';

const DAY = 86_400_000;
/** mm from the sensor to the water: far below any alarm */
const DRY = 2000;
/** The wait for a vehicle is drawn in so many parts. */
const PARTS = 1000;

function createFlash(): Flash {
  const records = new Map<string, Uint8Array>();
  return {
    read: (name) => records.get(name) ?? null,
    write: (name, bytes) => records.set(name, Uint8Array.from(bytes)).size > 0,
  };
}

/** What a node did within a stretch of time. */
export interface Stretch {
  readonly spent: Spent;
  readonly frames: number;
  /** ms */
  readonly lasted: number;
}

/** A node that lies in the street: the real core, over a link whose cost is that of the real driver. */
export interface VirtualNode {
  /** Lets `days` pass, with their traffic. `opened`: on one of them the cover lies tilted for ten minutes. */
  live(days: number, opened?: boolean): Stretch;
}

/** Installed, its zero learned, its hello acknowledged. `passes`: vehicles a day that wake it. */
export function createVirtualNode({ place, water, heartbeat }: Case, passes: number): VirtualNode {
  const time = createVirtualTime();
  const random = createNoise(2026);
  const street = createStreet(time, random);
  const tally = createTally(place.draws, time);
  const { modem, frames } = createAir(time, random, place, tally.cost);
  const flash = createFlash();
  const store = createMemoryStore(flash);
  const { words } = store.memory;
  words[AT.installed] = 1;
  words[AT.zeroWanted] = 1;
  words[AT.heartbeat] = heartbeat * 60;
  words[AT.waterPeriod] = water.period;
  store.commit(0);
  const node = createNode(
    {
      clock: time,
      timers: time,
      accelerometer: street.accelerometer,
      modem,
      flash,
      water: water.ultrasonic
        ? { measures: 'distance', sample: (done) => void time.after(amount('waterTime') * 1000, () => done(DRY)) }
        : null,
      hall: { read: () => false, onChange() {} },
      float: water.float ? { read: () => false, onChange() {} } : null,
      battery: () => amount('voltage') * 1000,
      temperature: () => 150,
      random,
      cause: CAUSE.power,
      crash: 0,
      alive() {},
      reboot() {},
      figures: tally.figures,
    },
    { node: NODE, ccm: createCcm(createAes128(KEY)), firmware: 100, board: 'energy' },
  );

  function total(): Stretch {
    return { spent: tally.spent(), frames: frames(), lasted: time.now() };
  }

  /** Independent of each other: the next comes after an hour's share, more or less. */
  function traffic(until: number): void {
    if (passes === 0) return;
    const mean = DAY / passes;
    const wait = Math.round((mean * (2 * random(PARTS) + 1)) / PARTS);
    if (time.now() + wait > until) return;
    time.after(wait, () => {
      street.pass();
      traffic(until);
    });
  }

  function live(days: number, opened = false): Stretch {
    const before = total();
    traffic(time.now() + days * DAY);
    if (opened) {
      time.after(DAY / 3, () => street.tilt(true));
      time.after(DAY / 3 + 600_000, () => street.tilt(false));
    }
    time.advance(days * DAY);
    return between(before, total());
  }

  node.start();
  time.advance(DAY / 24);

  return { live };
}

function between(a: Stretch, b: Stretch): Stretch {
  return {
    spent: {
      radio: b.spent.radio - a.spent.radio,
      sensor: b.spent.sensor - a.spent.sensor,
      core: b.spent.core - a.spent.core,
      sleep: b.spent.sleep - a.spent.sleep,
      cell: b.spent.cell - a.spent.cell,
    },
    frames: b.frames - a.frames,
    lasted: b.lasted - a.lasted,
  };
}
