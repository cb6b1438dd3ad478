import { createAes128, createCcm } from '@lidwatch/protocol';
import { PINS, PROVISION, startBoard } from '../src/boards/mdbt42qRylr998.ts';
import type { Node } from '../src/core/node.ts';
import { createFakeA02yyuw } from './parts/fakeA02yyuw.ts';
import { createFakeEspruino, type FakeEspruino, type FakeStorage } from './parts/fakeEspruino.ts';
import { createFakeGateway, type FakeGateway } from './parts/fakeGateway.ts';
import { createFakeLis3dh, type FakeLis3dh } from './parts/fakeLis3dh.ts';
import { createFakeRylr998, type FakeRylr998 } from './parts/fakeRylr998.ts';
import { createVirtualTime, type VirtualTime } from './parts/virtualTime.ts';

/** A cover with its node, the air, and a gateway at the other end, all in virtual time. */
export interface World {
  readonly time: VirtualTime;
  readonly motion: FakeLis3dh;
  readonly module: FakeRylr998;
  readonly gateway: FakeGateway;
  readonly storage: FakeStorage;
  /** millimetres from the sensor to the water */
  water(distance: number): void;
  /** the cover lies in its frame, where the magnet is */
  magnet(near: boolean): void;
  /** Starts the node, over whatever its storage holds. */
  powerOn(): void;
  /** Stops it at once, as it is. */
  powerOff(): void;
  /** the running node, or null */
  node(): Node | null;
}

/** Who the node is: its provisioning record, as it would be written by hand. */
const NODE = 0x00c0ffee;
export const KEY_HEX = '4c6964776174636820746573746b6579';
const RECORD =
  `{"node":${NODE},"key":"${KEY_HEX}","water":"a02yyuw",` +
  '"radio":{"address":120,"gateway":1,"network":18,"band":868100000,"parameter":"9,7,1,12","power":14}}';

function keyBytes(): Uint8Array {
  const key = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) key[i] = parseInt(KEY_HEX.substring(i * 2, i * 2 + 2), 16);
  return key;
}

function toHex(bytes: Uint8Array, length: number): string {
  const digits = '0123456789abcdef';
  let text = '';
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] as number;
    text += digits.charAt(byte >> 4) + digits.charAt(byte & 15);
  }
  return text;
}

/** `print` gets one line for each frame on the air: virtual milliseconds, direction, hex. */
export function createWorld(print: (line: string) => void): World {
  const time = createVirtualTime();
  const storage: FakeStorage = { files: {}, writes: 0 };
  storage.files[PROVISION] = RECORD;
  let engine: FakeEspruino | null = null;
  let node: Node | null = null;
  let near = false;

  function show(direction: string, frame: Uint8Array, length: number): void {
    print(`${time.now()} ${direction} ${toHex(frame, length)}`);
  }

  const motion = createFakeLis3dh({ now: () => time.now(), noise: 2026 });
  motion.onLevel(() => {
    if (engine) engine.pinChanged(PINS.motion);
  });
  const sonar = createFakeA02yyuw(time, (bytes, length) => {
    if (engine) engine.softSerialIn(bytes, length);
  });
  const gateway = createFakeGateway({
    timers: time,
    node: NODE,
    ccm: createCcm(createAes128(keyBytes())),
    send(frame, length) {
      show(module.hear(frame, length) ? 'down' : 'missed', frame, length);
    },
  });
  const module = createFakeRylr998({
    timers: time,
    toHost(bytes, length) {
      if (engine) engine.serialIn(bytes, length);
    },
    onAir(frame, length) {
      show('up', frame, length);
      gateway.receive(frame, length);
    },
  });

  const wiring = {
    time,
    i2c: { 25: motion },
    inputs: {
      [PINS.motion]: () => motion.level(),
      [PINS.hall]: () => !near,
    },
    outputs: {
      [PINS.waterPower]: (on: boolean) => sonar.power(on),
      [PINS.modemReset](high: boolean) {
        if (!high) module.restart();
      },
    },
    serialOut: (bytes: Uint8Array, length: number) => module.receive(bytes, length),
    battery: () => 3.6,
    log: print,
  };

  return {
    time,
    motion,
    module,
    gateway,
    storage,
    water: (distance) => sonar.distance(distance),
    magnet(value) {
      near = value;
      if (engine) engine.pinChanged(PINS.hall);
    },
    powerOn() {
      engine = createFakeEspruino(wiring, storage);
      node = startBoard(engine.api);
    },
    powerOff() {
      if (engine) engine.kill();
      engine = null;
      node = null;
      sonar.power(false);
    },
    node: () => node,
  };
}
