import type { VirtualTime } from '../clock/virtualTime.ts';
import { airtime } from '../radio/airtime.ts';
import type { Signal } from '../radio/path.ts';
import { createRylr, type RylrFrame } from './rylr.ts';

/** What became of a frame at one of the modules that did not send it. */
export interface Reception {
  readonly module: string;
  /** why it was not heard, in a few words; empty where it was */
  readonly lost: string;
}

/** A frame that has been on the air. */
export interface Passage {
  /** name of the module that sent it */
  readonly module: string;
  readonly frame: RylrFrame;
  /** ms on the air */
  readonly airtime: number;
  readonly at: readonly Reception[];
}

export interface AirOptions {
  readonly time: VirtualTime;
  readonly passed: (passage: Passage) => void;
}

/** RYLR998 modules on one bench, each on a line of its own, which hear each other as they are set up. */
export interface Air {
  /** Adds a module; `write` takes its bytes to the host, `feed` the host's to it. */
  add(name: string, write: (bytes: Uint8Array) => void): { feed(bytes: Uint8Array): void };
}

/** Modules side by side. */
const SIGNAL: Signal = { rssi: -40, snr: 12 };

/** No fading and no capture: on a bench two frames that overlap on one channel are both lost, and nothing else is. */
export function createAir({ time, passed }: AirOptions): Air {
  const modules: { readonly name: string; readonly rylr: ReturnType<typeof createRylr> }[] = [];
  const onAir = new Set<{ readonly radio: string; disturbed: boolean }>();

  function transmit(sender: string, frame: RylrFrame, done: () => void): boolean {
    const mine = { radio: frame.radio, disturbed: false };
    for (const other of onAir) {
      if (other.radio === mine.radio) other.disturbed = mine.disturbed = true;
    }
    onAir.add(mine);
    const others = modules.filter(({ name }) => name !== sender);
    const deafAtFirst = others.map(({ rylr }) => rylr.deafTo(frame));
    const length = airtime(frame.modulation, frame.data.length);
    time.after(length, () => {
      onAir.delete(mine);
      const at = others.map(({ name, rylr }, i): Reception => {
        const deaf = deafAtFirst[i] || rylr.deafTo(frame);
        const lost = deaf === '' && mine.disturbed ? 'it met another frame' : deaf;
        if (lost === '') rylr.receive(frame, SIGNAL);
        return { module: name, lost };
      });
      passed({ module: sender, frame, airtime: Math.round(length), at });
      done();
    });
    return true;
  }

  return {
    add(name, write) {
      const rylr = createRylr({ time, write, transmit: (frame, done) => transmit(name, frame, done) });
      modules.push({ name, rylr });
      return rylr;
    },
  };
}
