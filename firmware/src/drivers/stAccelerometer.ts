import type { I2cBus, InputPin } from '../buses.ts';
import { type Accelerometer, NO_READING, type Timers } from '../core/hal.ts';

/**
 * What the LIS3DH and the LIS2DW12 have in common, which is nearly all: a name at 0x0f, the data rate in the high nibble
 * of the register at 0x20, status and six data bytes in one row, 16 bits left-justified, a threshold behind a high-pass
 * filter that latches pin INT1, and a self-test that pushes the mass.
 *
 * The part watches at a low rate in its thriftiest mode, at 2 g, where its threshold is fine. It looks at 50 Hz and 4 g
 * while the core reads; what each costs stands in the part's own file. A single read after a pause changes nothing, for
 * it may be a glance: the second within IDLE switches up, and IDLE without a read down again. For SETTLE after that the
 * interrupt is off, or the change of scale would pass for motion.
 */
export interface StAccelerometer extends Accelerometer {
  /** Configures the part, if it is not: a board calls it early, so that data is there when the core asks. False: not there. */
  open(): boolean;
  /**
   * The self-test of the data sheet. It takes 0.5 to 1.5 s in which there are no readings: call it before the core
   * starts. Bits 0 to 2 of `failedAxes` are x, y and z. Where the part does not answer they are 7, and `done` may come
   * at once.
   */
  selfTest(done: (failedAxes: number) => void): void;
  /** tenths of a degree Celsius, or NO_READING */
  temperature(): number;
}

export interface StOptions {
  readonly bus: I2cBus;
  /** 0x18 with SA0 low, 0x19 with SA0 high, on both parts; 0x19 where not given */
  readonly address?: number;
  /** pin INT1 of the part */
  readonly interrupt: InputPin;
  readonly timers: Timers;
  /** conversions a second while it watches: a value of WATCH_RATE, `fast` where not given */
  readonly rate?: number;
  /** tenths of a degree to add to the temperature: the sensors are exact about change, not about their zero */
  readonly temperatureOffset?: number;
}

/**
 * 1 or 1.6, 10 or 12.5, 25 Hz: the high nibble of the register at 0x20. An axle shakes a cover for 50 to 150 ms, and only
 * `fast` feels every one. `slow` feels every lift; `slowest` is for a cover that nobody drives over.
 */
export const WATCH_RATE = { slowest: 1, slow: 2, fast: 3 } as const;

/** What differs. Lists of writes are flat: register, value, register, value. */
export interface StPart {
  /** value of WHO_AM_I */
  readonly identity: number;
  /** the writes that configure it; then those that make it watch, look, stand the self-test, and be pushed in it */
  readonly modes: readonly (readonly number[])[];
  /** the register at 0x20 in each of these modes, the first left out; for watching the data rate is added */
  readonly control: readonly number[];
  /** address of the status in front of the data, for a burst; its bit 0 tells of data that was not read yet */
  readonly status: number;
  /** mg = 16-bit digits * gain / 1024 at 4 g, half of it at 2 g */
  readonly gain: number;
  /** the register that lets motion drive INT1, and its value for any axis in either direction */
  readonly enable: number;
  readonly enabled: number;
  /** the register of the threshold, and how many of its digits are 1024 mg at 2 g */
  readonly threshold: number;
  readonly perLevel: number;
  /** the register whose reading releases INT1 */
  readonly source: number;
  /** address of the two bytes of the temperature, for a burst: 256 digits a degree, from 25 degrees */
  readonly temperature: number;
  /** what the push must and may change five readings by, taken together, in 16-bit digits */
  readonly least: number;
  readonly most: number;
}

/** Indices into `modes` and `control`. */
const OFF = 0;
const WATCH = 1;
const LOOK = 2;
const TEST = 3;
const PUSHED = 4;

const WHO_AM_I = 0x0f;
const CONTROL = 0x20;
/** REFERENCE of the LIS3DH: reading it makes the present acceleration the filter's zero. A temperature on the LIS2DW12. */
const REFERENCE = 0x26;
/** digits of the threshold: the 6 bits that both parts have; a seventh would be lost, and leave 0, the finest of all */
const HIGHEST = 63;
/** ms without a read, after which the part watches again; a look reads every 50 or sooner */
const IDLE = 500;
/** ms until a filter that was off by 1 g is off by less than noise, by data rate: twelve conversions or more */
const SETTLE = [0, 12000, 1200, 500];
/** The self-test: ms between readings at 50 Hz; ticks of each half, of which the last five count; ticks of three tries. */
const TICK = 25;
const HALF = 10;
const STEADY = 5;
const TRIES = 60;

export function createStAccelerometer(part: StPart, options: StOptions): StAccelerometer {
  const { bus, interrupt, timers } = options;
  const address = options.address || 0x19;
  const rate = options.rate || WATCH_RATE.fast;
  const bytes = new Uint8Array(7);
  let mode: number = OFF;
  let control = 0;
  /** there has been data since the mode changed */
  let fresh = false;
  /** somebody has read since the timer was set */
  let used = false;
  let timer = 0;
  let threshold = HIGHEST;
  let onWake: (() => void) | undefined;

  /** After a fault nothing is known of the part: it may have lost its supply. The next call configures it anew. */
  function check(good: boolean): boolean {
    if (!good) mode = OFF;
    return good;
  }

  function get(register: number, length: number): boolean {
    return check(bus.read(address, register, bytes, length));
  }

  function put(register: number, value: number): boolean {
    return check(bus.write(address, register, value));
  }

  function getData(): boolean {
    return get(part.status, 7);
  }

  function later(ms: number): void {
    if (!timer) timer = timers.after(ms, rest);
  }

  /**
   * Asks for the name first: nothing is written to another part, and a line that is shorted to ground takes every write.
   * Writes the configuration each time: a part that lost its supply since would take the mode alone, and stay deaf.
   */
  function enter(next: number): boolean {
    if (!get(WHO_AM_I, 1) || bytes[0] !== part.identity) return false;
    const list = (part.modes[OFF] as readonly number[]).concat(part.modes[next] as readonly number[]);
    for (let i = 0; i < list.length; i += 2) {
      if (!put(list[i] as number, list[i + 1] as number)) return false;
    }
    control = part.control[next - 1] as number;
    if (next === WATCH) {
      control |= rate << 4;
      later(SETTLE[rate] as number);
    }
    mode = next;
    fresh = false;
    // what is read here is lost: it could be of the old scale
    return put(CONTROL, control) && getData();
  }

  /** Nobody may have read for a while. Arming after each pause also frees a pin whose edge was missed. */
  function rest(): void {
    timer = 0;
    if (used) later(IDLE);
    else if (mode === LOOK) enter(WATCH);
    else if (mode === WATCH) armPart();
    used = false;
  }

  /** Forgets what the filter made of a change of scale before it may drive the pin. */
  function armPart(): boolean {
    return put(part.threshold, threshold) && get(REFERENCE, 1) && get(part.source, 1) && put(part.enable, part.enabled);
  }

  function open(): boolean {
    return mode ? mode < TEST : enter(WATCH);
  }

  /** A part that lost its supply for a moment answers again, but has stopped. */
  function alive(): boolean {
    return open() && get(CONTROL, 1) && check(bytes[0] === control);
  }

  function word(at: number): number {
    return (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) << 16) >> 16;
  }

  function milli(at: number): number {
    return (word(at) * part.gain) >> (mode === WATCH ? 11 : 10);
  }

  function interrupted(): void {
    if (!interrupt.read()) return;
    get(part.source, 1);
    // a part that no longer answers is worth a look, too
    if (onWake) onWake();
  }

  return {
    open,
    read(out) {
      if (!open() || !getData()) return false;
      if (!((bytes[0] as number) & 1) && !(alive() && fresh)) return false;
      fresh = true;
      out.x = milli(1);
      out.y = milli(3);
      out.z = milli(5);
      used = timer !== 0;
      if (!used) later(IDLE);
      else if (mode === WATCH) enter(LOOK);
      return true;
    },
    arm(level, wake) {
      if (!onWake) interrupt.onChange(interrupted);
      onWake = wake;
      // to the nearest digit: below it there is noise, above it a lift is felt late
      threshold = Math.max(1, Math.min((level * part.perLevel + 512) >> 10, HIGHEST));
      return alive() && armPart();
    },
    selfTest(done) {
      const sums = [0, 0, 0];
      let ticks = 0;

      function tick(): void {
        const half = ticks % HALF;
        const pushed = ticks % (2 * HALF) >= HALF;
        let failed = 0;
        if (!(half ? getData() : enter(pushed ? PUSHED : TEST))) {
          failed = 7;
          ticks = TRIES;
        }
        ticks += 1;
        for (let axis = 0; axis < 3; axis += 1) {
          const digits = word(1 + 2 * axis);
          if (half >= STEADY) sums[axis] = (sums[axis] as number) + (pushed ? digits : -digits);
          if (ticks % (2 * HALF)) continue;
          const change = Math.abs(sums[axis] as number);
          if (change < part.least || change > part.most) failed |= 1 << axis;
          sums[axis] = 0;
        }
        // traffic on the cover is no fault of the part: three tries
        if (ticks < TRIES && (failed || ticks % (2 * HALF))) {
          timers.after(TICK, tick);
        } else {
          mode = OFF;
          open();
          done(failed);
        }
      }

      tick();
    },
    temperature() {
      return alive() && get(part.temperature, 2)
        ? 250 + (options.temperatureOffset || 0) + ((word(0) * 10) >> 8)
        : NO_READING;
    },
  };
}
