import type { I2cBus } from '../../src/buses.ts';
import { createNoise } from './noise.ts';

/**
 * An accelerometer of ST as its data sheet describes it, as far as a host can tell: the register file with its power-on
 * values, power-down, data rates, resolution and full scale, the high-pass filter in front of the wake-up threshold, the
 * latched interrupt, the self-test, and noise. What differs between parts stands in a StKind.
 *
 * It converts when the world moves it, and when it is read: what all the conversions of a cover at rest would do is
 * reckoned then, and costs nothing.
 */
export interface FakeStAccelerometer {
  /** the acceleration that acts on the part from now on, in mg */
  move(x: number, y: number, z: number): void;
  /** degrees Celsius */
  warm(degrees: number): void;
  /** One bus transfer to the part: register address, then data. False: not there. */
  write(bytes: ArrayLike<number>): boolean;
  /** One bus transfer from the part, going on at the register address. Null: not there. */
  read(length: number): number[] | null;
  /** pin INT1 */
  level(): boolean;
  onLevel(changed: () => void): void;
  /** Takes the part off the bus, or puts it back with the registers it had. */
  present(there: boolean): void;
  /** The data line is shorted: 0 looks like an acknowledgement and reads as zeros, 1 like nobody there. -1: free again. */
  stuck(level: number): void;
  /** The supply failed for a moment: power-on values. */
  powerCycle(): void;
  /** mg by which the self-test moves each axis; 500 on a sound part */
  push(x: number, y: number, z: number): void;
}

export interface FakeStOptions {
  readonly now: () => number;
  /** seed of the noise of +-8 mg; 0 for none */
  readonly noise: number;
}

export interface StKind {
  /** register, value: what is not 0 after power-on */
  readonly powerOn: readonly number[];
  readonly status: number;
  /** its value while there is data that was not read */
  readonly ready: number;
  readonly data: number;
  readonly source: number;
  /** reading it makes the present acceleration the filter's zero; -1 where no register does */
  readonly reference: number;
  readonly firstWritable: number;
  /** a restart by the register's boot or reset bit */
  readonly reset: { readonly register: number; readonly bit: number };
  readonly control: number;
  /** ms between two conversions, by the high nibble of `control` */
  readonly periods: readonly number[];
  /** the address as sent, and whether the next byte comes from the next register */
  steps(address: number, regs: Uint8Array): boolean;
  bits(regs: Uint8Array): number;
  /** 0..3 for 2, 4, 8, 16 g */
  scale(regs: Uint8Array): number;
  /** mg a digit of 8 bits, by full scale */
  readonly coarse: readonly number[];
  /** -1, 0 or 1: the direction in which the mass is pushed */
  pushed(regs: Uint8Array): number;
  /** conversions in which the filter follows most of a step; 0 where it is not in the way */
  filter(regs: Uint8Array): number;
  /** mg that must be exceeded */
  threshold(regs: Uint8Array): number;
  /** the bit that an axis sets in `source`, 0 where it is not watched, and the one for "there was motion" */
  axisBit(regs: Uint8Array, axis: number): number;
  readonly moved: number;
  /** whether motion drives INT1 */
  routed(regs: Uint8Array): boolean;
  storeTemperature(regs: Uint8Array, degrees: number): void;
}

/** More conversions than this leave any filter where the signal is. */
const ENOUGH = 80;

export function createFakeSt(kind: StKind, options: FakeStOptions): FakeStAccelerometer {
  const regs = new Uint8Array(64);
  const noise = createNoise(options.noise);
  const truth = [0, 0, 1000];
  const filtered = [0, 0, 1000];
  const pushes = [500, 500, 500];
  let degrees = 25;
  let pointer = 0;
  let stepping = false;
  let there = true;
  let shorted = -1;
  let converted = 0;
  let pin = false;
  let onLevel: (() => void) | null = null;

  function setPin(): void {
    const high = kind.routed(regs) && ((regs[kind.source] as number) & kind.moved) !== 0;
    if (high === pin) return;
    pin = high;
    if (onLevel) onLevel();
  }

  function powerOn(): void {
    for (let i = 0; i < regs.length; i += 1) regs[i] = 0;
    for (let i = 0; i < kind.powerOn.length; i += 2) regs[kind.powerOn[i] as number] = kind.powerOn[i + 1] as number;
    setPin();
  }

  function period(): number {
    return kind.periods[(regs[kind.control] as number) >> 4] || 0;
  }

  /** What acts on an axis, in mg, before noise. */
  function force(axis: number): number {
    return (truth[axis] as number) + kind.pushed(regs) * (pushes[axis] as number);
  }

  /** Digits of so many bits, left-justified in two registers. */
  function store(register: number, digits: number, bits: number): void {
    const limit = 1 << (bits - 1);
    const word = (digits >= limit ? limit - 1 : Math.max(digits, -limit)) << (16 - bits);
    regs[register] = word & 255;
    regs[register + 1] = (word >> 8) & 255;
  }

  function follow(axis: number, conversions: number): void {
    const constant = kind.filter(regs);
    let value = filtered[axis] as number;
    for (let i = 0; i < conversions && constant > 0; i += 1) value += Math.floor((force(axis) - value) / constant);
    filtered[axis] = value;
  }

  function compare(axis: number, mg: number): void {
    const bit = kind.axisBit(regs, axis);
    const size = Math.abs(kind.filter(regs) > 0 ? mg - (filtered[axis] as number) : mg);
    if (bit !== 0 && size > kind.threshold(regs)) {
      regs[kind.source] = (regs[kind.source] as number) | kind.moved | bit;
    }
  }

  /** One conversion, after those of the time that has passed. Who reads it may have been waiting for it. */
  function convert(): void {
    if (period() === 0) return;
    const conversions = Math.floor((options.now() - converted) / period());
    converted += conversions * period();
    const bits = kind.bits(regs);
    const digit = (kind.coarse[kind.scale(regs)] as number) / (1 << (bits - 8));
    for (let axis = 0; axis < 3; axis += 1) {
      const mg = force(axis) + (options.noise === 0 ? 0 : noise(17) - 8);
      follow(axis, Math.min(conversions, ENOUGH));
      store(kind.data + axis * 2, Math.floor(mg / digit), bits);
      compare(axis, mg);
    }
    kind.storeTemperature(regs, degrees);
    regs[kind.status] = kind.ready;
    setPin();
  }

  function readByte(register: number): number {
    const value = regs[register] as number;
    if (register === kind.reference) for (let axis = 0; axis < 3; axis += 1) filtered[axis] = force(axis);
    if (register === kind.source) {
      regs[kind.source] = 0;
      setPin();
    }
    if (register === kind.data + 5) regs[kind.status] = 0;
    return value;
  }

  function writeByte(register: number, value: number): void {
    const data = register >= kind.data && register <= kind.data + 5;
    if (register < kind.firstWritable || register === kind.status || register === kind.source || data) return;
    const scale = kind.scale(regs);
    regs[register] = value;
    // the filter holds digits: with another full scale they mean another acceleration
    for (let axis = 0; axis < 3; axis += 1) {
      filtered[axis] = Math.floor(((filtered[axis] as number) * (1 << kind.scale(regs))) / (1 << scale));
    }
    // the first data come a period after the start
    if (register === kind.control) converted = options.now();
    if (register === kind.reset.register && value & kind.reset.bit) powerOn();
    setPin();
  }

  powerOn();
  return {
    move(x, y, z) {
      // the filter has followed the old acceleration until now
      convert();
      truth[0] = x;
      truth[1] = y;
      truth[2] = z;
      convert();
    },
    warm(value) {
      degrees = value;
    },
    write(bytes) {
      if (!there) return false;
      if (shorted >= 0) return shorted === 0;
      stepping = kind.steps(bytes[0] as number, regs);
      pointer = (bytes[0] as number) & 0x3f;
      for (let i = 1; i < bytes.length; i += 1) {
        writeByte(pointer, bytes[i] as number);
        if (stepping) pointer = (pointer + 1) & 0x3f;
      }
      return true;
    },
    read(length) {
      if (!there || shorted > 0) return null;
      if (period() > 0 && options.now() - converted >= period()) convert();
      const bytes: number[] = [];
      for (let i = 0; i < length; i += 1) {
        bytes.push(shorted === 0 ? 0 : readByte(pointer));
        if (stepping) pointer = (pointer + 1) & 0x3f;
      }
      return bytes;
    },
    level: () => pin,
    onLevel(changed) {
      onLevel = changed;
    },
    present(value) {
      there = value;
    },
    stuck(level) {
      shorted = level;
    },
    powerCycle: powerOn,
    push(x, y, z) {
      pushes[0] = x;
      pushes[1] = y;
      pushes[2] = z;
    },
  };
}

/** The part on a bus of its own, at `address`; every other address is silent. */
export function busOf(part: FakeStAccelerometer, address: number): I2cBus {
  return {
    read(to, register, out, length) {
      if (to !== address || !part.write([register])) return false;
      const bytes = part.read(length);
      if (!bytes) return false;
      for (let i = 0; i < length; i += 1) out[i] = bytes[i] as number;
      return true;
    },
    write(to, register, value) {
      return to === address && part.write([register, value]);
    },
  };
}
