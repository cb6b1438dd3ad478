import { CAUSE, createAes128, createCcm } from '@lidwatch/protocol';
import type { Modem } from '../core/hal.ts';
import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import type { AtParts } from '../modems/at.ts';
import { createBc95 } from '../modems/bc95.ts';
import { createRak3172 } from '../modems/rak3172.ts';
import { createRak3172Lorawan } from '../modems/rak3172Lorawan.ts';
import { createRylr998 } from '../modems/rylr998.ts';
import type { BoardAbout } from './about.ts';
import { MDBT42Q } from './figures.ts';
import { type HalDraft, launch } from './launch.ts';
import type { SimEngine } from './sim/api.ts';
import { createSimParts } from './sim/parts.ts';

export const ABOUT: BoardAbout = {
  engine: 'sim',
  text: 'a process under Node: a real serial line with any modem but one that has a power key, the cover as somebody says it',
  budget: 40960,
  waters: ['a02yyuw', 'none'],
  radios: ['rylr998', 'rak3172', 'rak3172-lorawan', 'bc95'],
};

const MODEMS: readonly (readonly [string, (options: AtParts & { radio: never }) => Modem])[] = [
  ['rylr998', createRylr998],
  ['rak3172', createRak3172],
  ['rak3172-lorawan', createRak3172Lorawan],
  ['bc95', createBc95],
];

/** The modem of that name; the first where there is none. */
function modemOf(name: string): (options: AtParts & { radio: never }) => Modem {
  let found = MODEMS[0] as (typeof MODEMS)[number];
  for (let i = 0; i < MODEMS.length; i += 1) {
    const one = MODEMS[i] as (typeof MODEMS)[number];
    if (one[0] === name) found = one;
  }
  return found[1];
}

export function start(engine: SimEngine, events?: NodeEvents): Node | null {
  const draft: Partial<HalDraft> = {
    cause: CAUSE.unknown,
    crash: 0,
    clock: { now: engine.now },
    timers: { after: (ms, run) => engine.setTimeout(run, ms), cancel: engine.clearTimeout },
    flash: { read: engine.readRecord, write: engine.writeRecord },
    random: (limit) => (engine.random() * limit) | 0,
    alive() {},
    reboot: engine.exit,
  };
  return launch<{ readonly modem: string }>(
    { hal: draft as HalDraft, log: engine.log, onCrash: engine.onCrash },
    {
      name: 'sim',
      createCipher: (key) => createCcm(createAes128(key)),
      fit(hal, provision) {
        const { clock, timers } = hal;
        const radio = provision['radio'];
        const parts = createSimParts(timers.after);
        engine.onLine(parts.act);
        hal.accelerometer = parts.accelerometer;
        hal.modem = modemOf(radio['modem'])({
          uart: {
            write: (bytes, length) => engine.serialWrite(new Uint8Array(bytes.buffer, bytes.byteOffset, length)),
            onData: (receive) => engine.onSerial((bytes) => receive(bytes, bytes.length)),
          },
          clock,
          timers,
          radio: radio as never,
        });
        hal.hall = provision['hall'] ? parts.hall : null;
        hal.float = provision['float'] ? parts.float : null;
        hal.water = provision['water'] === 'none' ? null : parts.water;
        hal.battery = parts.battery;
        hal.temperature = () => 200;
        // those of an MDBT42Q with a RYLR998, so that the charge that it reports is of a size that may be real
        hal.figures = MDBT42Q;
      },
      selfTest: (done) => done(0),
    },
    events,
  );
}
