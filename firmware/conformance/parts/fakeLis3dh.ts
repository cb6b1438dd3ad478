import type { I2cBus } from '../../src/buses.ts';
import { createNoise } from './noise.ts';

/**
 * A LIS3DH as its datasheet (DocID17530 Rev 2) describes it, as far as a host can tell: the register file with its
 * power-on values, auto-increment only where it is asked for, power-down, resolution and full scale, the high-pass
 * filter before interrupt generator 1, its threshold and latch, and the noise of a real one (+-8 mg).
 *
 * It converts when the world moves it, and when it is read: what 25 conversions a second of a cover at rest would do
 * is the same, and costs nothing.
 */
export interface FakeLis3dh {
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
  /** The supply failed for a moment: power-on values. */
  powerCycle(): void;
}

const CTRL1 = 0x20;
const CTRL2 = 0x21;
const CTRL3 = 0x22;
const CTRL4 = 0x23;
const CTRL5 = 0x24;
const REFERENCE = 0x26;
const STATUS = 0x27;
const OUT = 0x28;
const INT1_CFG = 0x30;
const INT1_SRC = 0x31;
const INT1_THS = 0x32;

/** Time constant of the filter in conversions: cut-off at a fiftieth of the data rate with HPCF = 00. */
const FILTER = 8;
/** ms between two conversions, by the high nibble of CTRL_REG1 (section 8.8) */
const PERIOD = [0, 1000, 100, 40, 20, 10, 5, 3];
/** mg a digit of INT1_THS, by full scale (section 8.23) */
const THRESHOLD = [16, 32, 62, 186];
/** mg a digit at 8 bits, by full scale (Table 4); a quarter of it at 10 bits, a sixteenth at 12 */
const COARSE = [16, 32, 64, 192];

export interface FakeLis3dhOptions {
  readonly now: () => number;
  /** seed of the noise; 0 for none */
  readonly noise: number;
}

export function createFakeLis3dh(options: FakeLis3dhOptions): FakeLis3dh {
  const regs = new Uint8Array(64);
  const noise = createNoise(options.noise);
  const truth = [0, 0, 1000];
  const filtered = [0, 0, 1000];
  let degrees = 25;
  let pointer = 0;
  let there = true;
  let converted = 0;
  let pin = false;
  let onLevel: (() => void) | null = null;

  function powerOn(): void {
    for (let i = 0; i < regs.length; i += 1) regs[i] = 0;
    regs[0x0f] = 0x33;
    regs[0x1e] = 0x10;
    regs[CTRL1] = 0x07;
    setPin(false);
  }

  function setPin(high: boolean): void {
    const routed = high && ((regs[CTRL3] as number) & 0x40) !== 0;
    if (routed === pin) return;
    pin = routed;
    if (onLevel) onLevel();
  }

  function period(): number {
    return PERIOD[(regs[CTRL1] as number) >> 4] as number;
  }

  function fullScale(): number {
    return ((regs[CTRL4] as number) >> 4) & 3;
  }

  /** What the part measures on an axis: truth and noise, in mg. */
  function sense(axis: number): number {
    return (truth[axis] as number) + (options.noise === 0 ? 0 : noise(17) - 8);
  }

  function store(register: number, digits: number, bits: number): void {
    const limit = 1 << (bits - 1);
    const clipped = digits >= limit ? limit - 1 : Math.max(digits, -limit);
    const word = clipped << (16 - bits);
    regs[register] = word & 255;
    regs[register + 1] = (word >> 8) & 255;
  }

  function checkInterrupt(axis: number, mg: number): void {
    const enabled = (regs[INT1_CFG] as number) & (2 << (axis * 2));
    const acceleration = (regs[CTRL2] as number) & 1 ? mg - (filtered[axis] as number) : mg;
    const size = acceleration < 0 ? -acceleration : acceleration;
    if (enabled === 0 || size <= (regs[INT1_THS] as number) * (THRESHOLD[fullScale()] as number)) return;
    regs[INT1_SRC] = (regs[INT1_SRC] as number) | 0x40 | (2 << (axis * 2));
  }

  /** One conversion. Without the latch of CTRL_REG5 the pin would follow the signal; nobody here uses that. */
  function convert(): void {
    if (period() === 0) return;
    const elapsed = options.now() - converted;
    converted = options.now();
    const bits = (regs[CTRL1] as number) & 8 ? 8 : (regs[CTRL4] as number) & 8 ? 12 : 10;
    const digit = (COARSE[fullScale()] as number) / (1 << (bits - 8));
    for (let axis = 0; axis < 3; axis += 1) {
      const mg = sense(axis);
      const before = filtered[axis] as number;
      filtered[axis] = before + Math.floor(((mg - before) * elapsed) / (elapsed + FILTER * period()));
      store(OUT + axis * 2, Math.floor(mg / digit), bits);
      checkInterrupt(axis, mg);
    }
    store(0x0c, (degrees - 25) * 4, 10);
    regs[STATUS] = 0x0f;
    if ((regs[INT1_SRC] as number) !== 0) setPin(true);
  }

  function readByte(register: number): number {
    const value = regs[register] as number;
    if (register === REFERENCE) for (let axis = 0; axis < 3; axis += 1) filtered[axis] = truth[axis] as number;
    if (register === INT1_SRC) {
      regs[INT1_SRC] = 0;
      setPin(false);
    }
    if (register === OUT + 5) regs[STATUS] = 0;
    return value;
  }

  function writable(register: number): boolean {
    return register >= 0x1e && register !== STATUS && register !== INT1_SRC && (register < OUT || register > OUT + 5);
  }

  function step(): void {
    if (pointer & 0x80) pointer = 0x80 | ((pointer + 1) & 0x3f);
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
      pointer = bytes[0] as number;
      for (let i = 1; i < bytes.length; i += 1) {
        if (writable(pointer & 0x3f)) regs[pointer & 0x3f] = bytes[i] as number;
        // the first data come a period after the start
        if ((pointer & 0x3f) === CTRL1) converted = options.now();
        if ((pointer & 0x3f) === CTRL5 && (bytes[i] as number) & 0x80) powerOn();
        step();
      }
      return true;
    },
    read(length) {
      if (!there) return null;
      if (options.now() - converted >= period()) convert();
      const bytes: number[] = [];
      for (let i = 0; i < length; i += 1) {
        bytes.push(readByte(pointer & 0x3f));
        step();
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
    powerCycle: powerOn,
  };
}

/** The part on a bus of its own, at `address`; every other address is silent. */
export function busOf(part: FakeLis3dh, address: number): I2cBus {
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
