import type { SimEngine } from '../../src/boards/sim/api.ts';
import { start } from '../../src/boards/sim.ts';
import { createFakeBc95 } from '../parts/fakeBc95.ts';
import { createFakeRak3172 } from '../parts/fakeRak3172.ts';
import { createFakeRak3172Lorawan } from '../parts/fakeRak3172Lorawan.ts';
import { createFakeRylr998 } from '../parts/fakeRylr998.ts';
import { createNoise } from '../parts/noise.ts';
import { type CreateModule, placeModule, RADIO } from './modules.ts';
import type { Bench, Rig, Surroundings } from './rig.ts';

function copyOf(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) copy[i] = bytes[i] as number;
  return copy;
}

function createBench(create: CreateModule, around: Surroundings): Bench {
  const { time } = around;
  const records: Record<string, Uint8Array | undefined> = {};
  let writes = 0;
  let reboots = 0;
  /** tells the engine of this run from those before */
  let life = 0;
  let waiting = 0;
  let act: ((line: string) => void) | null = null;
  let crashed: ((column: number) => void) | null = null;
  let receive: ((bytes: Uint8Array) => void) | null = null;
  const ran: boolean[] = [];

  const module = placeModule(create, around, (bytes, length) => {
    const part = new Uint8Array(length);
    for (let i = 0; i < length; i += 1) part[i] = bytes[i] as number;
    if (receive) receive(part);
  });

  function fault(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (crashed) crashed(0);
      else around.log(`Uncaught ${(error as Error).message}`);
    }
  }

  /** What the cover feels is said whenever somebody may ask. */
  function say(): void {
    if (!act) return;
    act(`water ${around.distance()}`);
    act(`battery ${Math.floor(around.battery() * 1000)}`);
    act(`hall ${around.isOpen() ? 'open' : 'closed'}`);
    act(`float ${around.isWet() ? 'wet' : 'dry'}`);
    act(`move ${around.acceleration(0)} ${around.acceleration(1)} ${around.acceleration(2)}`);
  }

  function createEngine(): SimEngine {
    const random = createNoise(4242);
    const mine = life;
    return {
      setTimeout(run, ms) {
        waiting += 1;
        const id = time.after(ms, () => {
          ran[id] = true;
          waiting -= 1;
          if (mine === life) fault(run);
        });
        return id;
      },
      clearTimeout(id) {
        if (id === 0 || ran[id]) return;
        ran[id] = true;
        waiting -= 1;
        time.cancel(id);
      },
      now: () => time.now(),
      random: () => random(65536) / 65536,
      readRecord: (name) => records[name] || null,
      writeRecord(name, bytes) {
        if (around.flashFull()) return false;
        records[name] = copyOf(bytes);
        writes += 1;
        return true;
      },
      serialWrite: (bytes) => module.receive(bytes, bytes.length),
      onSerial(handler) {
        receive = handler;
      },
      onLine(handler) {
        act = handler;
      },
      onCrash(handler) {
        crashed = handler;
      },
      log: around.log,
      exit() {
        reboots += 1;
        stop();
      },
    };
  }

  function stop(): void {
    life += 1;
    waiting = 0;
    act = null;
    crashed = null;
    receive = null;
  }

  return {
    powerOn(events) {
      stop();
      reboots = 0;
      const node = start(createEngine(), events);
      say();
      return node;
    },
    powerOff: stop,
    vitals: {
      unkicked: () => -1,
      watchdog: () => 0,
      reboots: () => reboots,
      timers: () => waiting,
      pollers: 0,
      portsOn: () => 0,
      fault,
    },
    changed: say,
    hear: (frame, length) => module.hear(frame, length),
    module,
    provision(record) {
      if (record === undefined) {
        delete records['provision'];
        return;
      }
      const bytes = new Uint8Array(record.length);
      for (let i = 0; i < record.length; i += 1) bytes[i] = record.charCodeAt(i);
      records['provision'] = bytes;
    },
    writes: () => writes,
  };
}

function rig(modem: string, bare: boolean, radio: string, create: CreateModule): Rig {
  return { board: 'sim', modem, bare, radio, connect: (around) => createBench(create, around) };
}

export const RIGS: readonly Rig[] = [
  rig('rylr998', false, RADIO.rylr998, createFakeRylr998),
  rig('rak3172', false, RADIO.rak3172, createFakeRak3172),
  rig('rak3172-lorawan', true, RADIO.lorawan, createFakeRak3172Lorawan),
  rig('bc95', false, RADIO.bc95, createFakeBc95),
];
