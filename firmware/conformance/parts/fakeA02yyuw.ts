import type { Timers } from '../../src/core/hal.ts';

/**
 * An A02YYUW under the cover: while it has power it sends the distance every 100 ms, header, high byte, low byte, sum,
 * the first one half a second after power came. What it says can be garbled or withheld.
 */
export interface FakeA02yyuw {
  /** millimetres to the surface, or any 16-bit code */
  distance(millimetres: number): void;
  power(on: boolean): void;
  /** frames to send with a wrong sum */
  garble(frames: number): void;
  /** a broken cable: it measures, but nothing arrives */
  silent(on: boolean): void;
}

const START = 500;
const PERIOD = 100;

export function createFakeA02yyuw(timers: Timers, toHost: (bytes: Uint8Array, length: number) => void): FakeA02yyuw {
  const frame = new Uint8Array(4);
  let millimetres = 2000;
  let garbled = 0;
  let mute = false;
  let timer = 0;

  function measure(): void {
    timer = timers.after(PERIOD, measure);
    frame[0] = 0xff;
    frame[1] = millimetres >> 8;
    frame[2] = millimetres & 255;
    frame[3] = (0xff + (millimetres >> 8) + millimetres) & 255;
    if (garbled > 0) {
      garbled -= 1;
      frame[3] = (frame[3] as number) ^ 0x55;
    }
    if (!mute) toHost(frame, 4);
  }

  return {
    distance(value) {
      millimetres = value;
    },
    power(on) {
      timers.cancel(timer);
      timer = on ? timers.after(START, measure) : 0;
    },
    garble(frames) {
      garbled = frames;
    },
    silent(on) {
      mute = on;
    },
  };
}
