import { DEVICES, MOTION_ADDRESS, PINS, start } from '../../src/boards/iotjs-linux.ts';
import { createFakeA02yyuw } from '../parts/fakeA02yyuw.ts';
import { createFakeBc95 } from '../parts/fakeBc95.ts';
import { createFakeIotjs, type FakeDisk, type FakeIotjs } from '../parts/fakeIotjs.ts';
import { createFakeRak3172 } from '../parts/fakeRak3172.ts';
import { createFakeRak3172Lorawan } from '../parts/fakeRak3172Lorawan.ts';
import { createFakeUdp } from '../parts/fakeUdp.ts';
import { type CreateModule, placeModule, RADIO } from './modules.ts';
import type { Bench, Rig, Surroundings } from './rig.ts';

const FOLDER = '/var/lib/lidwatch';
const PROVISION = `${FOLDER}/lw.provision`;

function createBench(create: CreateModule, around: Surroundings): Bench {
  const disk: FakeDisk = { files: {}, writes: 0 };
  let fake: FakeIotjs | null = null;

  const sonar = createFakeA02yyuw(around.time, (bytes, length) => {
    if (fake) fake.serialIn(DEVICES.water, bytes, length);
  });
  const module = placeModule(create, around, (bytes, length) => {
    if (!fake) return;
    fake.serialIn(DEVICES.modem, bytes, length);
    fake.datagramIn(bytes, length);
  });
  const wiring = {
    time: around.time,
    i2c: { [MOTION_ADDRESS]: around.motion },
    inputs: {
      [PINS.motion]: () => around.motion.level(),
      [PINS.hall]: () => around.isOpen(),
      [PINS.float]: () => !around.isWet(),
    },
    outputs: {
      [PINS.waterPower](on: boolean) {
        sonar.distance(around.distance());
        sonar.power(on);
      },
      [PINS.modemReset]: (high: boolean) => module.power(high),
    },
    serialOut(device: string, bytes: Uint8Array, length: number) {
      if (device === DEVICES.modem) module.receive(bytes, length);
    },
    datagramOut(bytes: Uint8Array, length: number) {
      module.receive(bytes, length);
      return true;
    },
    flashFull: around.flashFull,
    log: around.log,
  };

  return {
    powerOn(events) {
      fake = createFakeIotjs(wiring, disk, ['iotjs', 'node.js', FOLDER]);
      return start(fake.engine, events);
    },
    powerOff() {
      if (fake) fake.kill();
      fake = null;
      sonar.power(false);
    },
    vitals: {
      unkicked: () => -1,
      watchdog: () => 0,
      reboots: () => (fake ? fake.exits() : 0),
      timers: () => (fake ? fake.timers() : 0),
      // one for each input that is fitted: motion and hall
      pollers: 2,
      portsOn: () => 0,
      fault(run) {
        if (fake) fake.fault(run);
      },
    },
    // the pins are looked at all the time
    changed() {},
    hear: (frame, length) => module.hear(frame, length),
    module,
    provision(record) {
      const bytes: number[] = [];
      if (record !== undefined) for (let i = 0; i < record.length; i += 1) bytes.push(record.charCodeAt(i));
      if (record === undefined) delete disk.files[PROVISION];
      else disk.files[PROVISION] = bytes;
    },
    writes: () => disk.writes,
  };
}

function rig(modem: string, bare: boolean, radio: string, create: CreateModule): Rig {
  return { board: 'iotjs-linux', modem, bare, radio, connect: (around) => createBench(create, around) };
}

export const RIGS: readonly Rig[] = [
  rig('udp', false, RADIO.udp, createFakeUdp),
  rig('bc95', false, RADIO.bc95, createFakeBc95),
  rig('rak3172', false, RADIO.rak3172, createFakeRak3172),
  rig('rak3172-lorawan', true, RADIO.lorawan, createFakeRak3172Lorawan),
];
