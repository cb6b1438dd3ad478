import { createAes128, createCcm } from '@lidwatch/protocol';
import { keyBytes } from '../src/boards/provision.ts';
import type { Node } from '../src/core/node.ts';
import type { NodeEvents } from '../src/core/trace.ts';
import { createFakeGateway, type FakeGateway } from './parts/fakeGateway.ts';
import { createFakeLis3dh, type FakeLis3dh } from './parts/fakeLis3dh.ts';
import { createVirtualTime, type VirtualTime } from './parts/virtualTime.ts';
import { KEY_HEX, NODE, recordOf, toHex } from './record.ts';
import { type Bench, CHANGED, type Rig } from './rigs/rig.ts';

/** A cover with its node, the air, and a gateway at the other end, all in virtual time. */
export interface World {
  readonly time: VirtualTime;
  readonly motion: FakeLis3dh;
  readonly bench: Bench;
  /** the link seals the frames */
  readonly bare: boolean;
  readonly gateway: FakeGateway;
  /** millimetres from the sensor to the water */
  water(distance: number): void;
  /** the float is up */
  float(wet: boolean): void;
  /** the cover lies in its frame, where the magnet is */
  magnet(near: boolean): void;
  /** volts of the cell */
  battery(volts: number): void;
  /** the flash refuses what is written */
  flashFull(full: boolean): void;
  /** Starts the node, over whatever its flash holds. */
  powerOn(): void;
  /** Stops it at once, as it is. */
  powerOff(): void;
  /** the running node, or null */
  node(): Node | null;
}

/** `print` gets one line for each frame on the air: virtual milliseconds, direction, hex; and what the console shows. */
export function createWorld(rig: Rig, print: (line: string) => void, events?: NodeEvents): World {
  const time = createVirtualTime();
  let node: Node | null = null;
  const vector = [0, 0, 1000];
  let near = false;
  let wet = false;
  let millimetres = 2000;
  let volts = 3.6;
  let full = false;

  function show(direction: string, frame: Uint8Array, length: number): void {
    print(`${time.now()} ${direction} ${toHex(frame, length)}`);
  }

  const motion = createFakeLis3dh({ now: () => time.now(), noise: 2026 });
  const gateway = createFakeGateway({
    timers: time,
    node: NODE,
    bare: rig.bare,
    ccm: createCcm(createAes128(keyBytes(KEY_HEX))),
    send(frame, length) {
      show(bench.hear(frame, length) ? 'down' : 'missed', frame, length);
    },
  });
  const bench = rig.connect({
    time,
    motion,
    acceleration: (axis) => vector[axis] as number,
    isOpen: () => !near,
    isWet: () => wet,
    distance: () => millimetres,
    battery: () => volts,
    flashFull: () => full,
    heard(frame, length) {
      show('up', frame, length);
      gateway.receive(frame, length);
    },
    log: print,
  });
  motion.onLevel(() => bench.changed(CHANGED.motion));
  const move = motion.move;
  motion.move = (x, y, z) => {
    vector[0] = x;
    vector[1] = y;
    vector[2] = z;
    move(x, y, z);
    bench.changed(CHANGED.other);
  };
  bench.provision(recordOf(rig.radio));

  return {
    time,
    motion,
    bench,
    bare: rig.bare,
    gateway,
    water(distance) {
      millimetres = distance;
      bench.changed(CHANGED.other);
    },
    float(value) {
      wet = value;
      bench.changed(CHANGED.float);
    },
    magnet(value) {
      near = value;
      bench.changed(CHANGED.hall);
    },
    battery(value) {
      volts = value;
      bench.changed(CHANGED.other);
    },
    flashFull(value) {
      full = value;
    },
    powerOn() {
      node = bench.powerOn(events);
    },
    powerOff() {
      bench.powerOff();
      node = null;
    },
    node: () => node,
  };
}
