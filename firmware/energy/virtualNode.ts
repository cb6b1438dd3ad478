import { CAUSE, createAes128, createCcm } from '@lidwatch/protocol';
import { createFakeGateway } from '../conformance/parts/fakeGateway.ts';
import { createNoise } from '../conformance/parts/noise.ts';
import { createVirtualTime, type VirtualTime } from '../conformance/parts/virtualTime.ts';
import { createTally, type Spent } from '../src/core/energy/tally.ts';
import type { Accelerometer, Flash, Modem } from '../src/core/hal.ts';
import { createNode } from '../src/core/node.ts';
import { AT, createMemoryStore } from '../src/core/store/memory.ts';
import type { Case, Place } from './cases.ts';
import { amount } from './figures.ts';
import { openLink } from './links.ts';

const NODE = 0x4c570001;
const KEY = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const DAY = 86_400_000;
/** ms between the axles of a vehicle, and for which each is felt */
const AXLE_GAP = 500;
const AXLE = 100;
/** mg to either side, of one read: the noise of a LIS3DH */
const NOISE = 8;
/** mm from the sensor to the water: far below any alarm */
const DRY = 2000;
/** The chances of a frame to be lost are judged in so many parts. */
const PARTS = 1000;

/** A cover in the street, as its accelerometer feels it. */
interface Street {
  readonly accelerometer: Accelerometer;
  /** A vehicle crosses. */
  pass(): void;
  /** Somebody tilts the cover by 30 degrees, or lays it back. */
  tilt(tilted: boolean): void;
}

function createStreet(time: VirtualTime, random: (limit: number) => number): Street {
  const blow = amount('blow');
  const axles = amount('axles');
  let wake = () => {};
  let passed = Number.NEGATIVE_INFINITY;
  let tilted = false;
  let sign = 1;

  function jolt(): number {
    const since = time.now() - passed;
    if (since >= axles * AXLE_GAP || since % AXLE_GAP >= AXLE) return 0;
    sign = -sign;
    return sign * blow;
  }

  return {
    accelerometer: {
      read(out) {
        out.x = (tilted ? 500 : 0) + random(2 * NOISE + 1) - NOISE;
        out.y = random(2 * NOISE + 1) - NOISE;
        out.z = (tilted ? 866 : 1000) + jolt() + random(2 * NOISE + 1) - NOISE;
        return true;
      },
      arm(_level, onWake) {
        wake = onWake;
        return true;
      },
    },
    pass() {
      passed = time.now();
      wake();
    },
    tilt(now) {
      tilted = now;
      wake();
    },
  };
}

/** The link in virtual time: it spends what the driver says, loses what its place loses, and nothing else goes wrong. */
function createAir(
  time: VirtualTime,
  random: (limit: number) => number,
  { link, loss, stretches }: Place,
  cost: (microjoules: number) => number,
): { modem: Modem; frames(): number } {
  const driver = openLink(link);
  const isLost = () => random(PARTS) < loss * PARTS;
  let frames = 0;
  let receive: (frame: Uint8Array, length: number) => void = () => {};
  const gateway = createFakeGateway({
    timers: time,
    node: NODE,
    ccm: createCcm(createAes128(KEY)),
    bare: driver.bare,
    send(frame, length) {
      if (!isLost()) receive(frame, length);
    },
  });
  const modem: Modem = {
    ...driver,
    cost: (length) => cost(driver.cost(length)),
    coverage: () => (stretches ? driver.coverage() : 0),
    send(frame, length, done) {
      const sent = Uint8Array.from(frame.subarray(0, length));
      frames += 1;
      time.after(driver.airTime(length) + link.takes, () => {
        done(true);
        if (!isLost()) gateway.receive(sent, length);
      });
      return true;
    },
    onFrame(handler) {
      receive = handler;
    },
    rest() {},
    onTrouble() {},
  };
  return { modem, frames: () => frames };
}

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
