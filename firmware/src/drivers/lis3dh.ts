import type { I2cBus, InputPin } from '../buses.ts';
import { type Accelerometer, NO_READING } from '../core/hal.ts';
import {
  AUTO_INCREMENT,
  CTRL1,
  CTRL2,
  CTRL3,
  CTRL4,
  CTRL5,
  INT1_CFG,
  INT1_SRC,
  REG,
  STATUS,
  TEMP_CFG,
  WHO_AM_I_VALUE,
} from './lis3dhRegisters.ts';

export interface Lis3dhOptions {
  readonly bus: I2cBus;
  /** 0x18 with SA0 low, 0x19 with SA0 high (datasheet section 6.1.1) */
  readonly address?: number;
  /** pin INT1 of the part */
  readonly interrupt: InputPin;
  /** full scale in g; 4 holds gravity and the heaviest traffic */
  readonly range?: 2 | 4;
  /** conversions a second; 25 where not given. Normal mode takes 6 uA at 25, 11 at 50, 20 at 100 (Table 11) */
  readonly rate?: 25 | 50 | 100;
  /** tenths of a degree to add to the temperature: the sensor is exact about change, not about its zero */
  readonly temperatureOffset?: number;
}

export interface Lis3dh extends Accelerometer {
  /**
   * Asks for the part's name and writes its configuration. Called by whatever comes first, and again after a fault;
   * a board calls it at start so that the first data is there when the core asks. False: no LIS3DH.
   */
  open(): boolean;
  /** tenths of a degree Celsius, or NO_READING */
  temperature(): number;
  /** transfers that nobody answered, and configurations found lost, since the start */
  faults(): number;
}

/** mg a digit in normal mode, 10 bits left-justified in 16 (Table 4) */
const DIGIT_2G = 4;
const DIGIT_4G = 8;
/** mg a digit of INT1_THS (section 8.23) */
const THRESHOLD_2G = 16;
const THRESHOLD_4G = 32;
const THRESHOLD_MAX = 127;

/** A three-axis accelerometer that wakes the node by its own interrupt. */
export function createLis3dh(options: Lis3dhOptions): Lis3dh {
  const bus = options.bus;
  const address = options.address === undefined ? 0x19 : options.address;
  const wide = options.range !== 2;
  const digit = wide ? DIGIT_4G : DIGIT_2G;
  // normal mode: 10 bits, a bandwidth of half the data rate (Table 9)
  const control =
    (options.rate === 100 ? CTRL1.ODR_100HZ : options.rate === 50 ? CTRL1.ODR_50HZ : CTRL1.ODR_25HZ) | CTRL1.XYZ;
  const offset = options.temperatureOffset === undefined ? 0 : options.temperatureOffset;
  const bytes = new Uint8Array(7);
  let configured = false;
  let fresh = false;
  let watching = false;
  /** INT1_THS once armed; 0 before */
  let threshold = 0;
  let faults = 0;
  let onWake: (() => void) | null = null;

  /** After a fault nothing is known of the part: it may have lost its supply. The next call configures it anew. */
  function fail(): false {
    faults += 1;
    configured = false;
    return false;
  }

  function read(register: number, length: number): boolean {
    return bus.read(address, length > 1 ? register | AUTO_INCREMENT : register, bytes, length) || fail();
  }

  function write(register: number, value: number): boolean {
    return bus.write(address, register, value) || fail();
  }

  function armPart(): boolean {
    return (
      write(REG.INT1_CFG, 0) &&
      write(REG.INT1_THS, threshold) &&
      write(REG.INT1_DURATION, 0) &&
      // in normal mode of the filter, reading REFERENCE makes the present acceleration its zero (section 8.14)
      read(REG.REFERENCE, 1) &&
      write(REG.INT1_CFG, INT1_CFG.XHIE | INT1_CFG.YHIE | INT1_CFG.ZHIE) &&
      read(REG.INT1_SRC, 1)
    );
  }

  function open(): boolean {
    if (configured) return true;
    if (!read(REG.WHO_AM_I, 1)) return false;
    if (bytes[0] !== WHO_AM_I_VALUE) return fail();
    configured =
      write(REG.CTRL_REG4, CTRL4.BDU | (wide ? CTRL4.FS_4G : CTRL4.FS_2G)) &&
      write(REG.TEMP_CFG_REG, TEMP_CFG.ADC_EN | TEMP_CFG.TEMP_EN) &&
      write(REG.CTRL_REG2, CTRL2.HP_IA1) &&
      write(REG.CTRL_REG3, CTRL3.I1_IA1) &&
      write(REG.CTRL_REG5, CTRL5.LIR_INT1) &&
      write(REG.CTRL_REG1, control) &&
      (threshold === 0 || armPart());
    fresh = false;
    return configured;
  }

  /** A part that lost its supply for a moment answers again, but with the power-on value of CTRL_REG1. */
  function stillConfigured(): boolean {
    return open() && read(REG.CTRL_REG1, 1) && (bytes[0] === control || fail());
  }

  /** Two bytes, low one first, left-justified 10-bit two's complement. */
  function tenBits(at: number): number {
    const high = bytes[at + 1] as number;
    return (((high << 24) >> 24) << 2) | ((bytes[at] as number) >> 6);
  }

  /** Reading INT1_SRC releases the pin (section 8.22), so that the next motion makes an edge again. */
  function interrupted(): void {
    if (!options.interrupt.read()) return;
    const known = read(REG.INT1_SRC, 1);
    if (onWake && (!known || (bytes[0] as number) & INT1_SRC.IA)) onWake();
  }

  return {
    open,
    read(out) {
      if (!stillConfigured() || !read(REG.STATUS_REG, 7)) return false;
      if (!fresh && !((bytes[0] as number) & STATUS.ZYXDA)) return false;
      fresh = true;
      out.x = tenBits(1) * digit;
      out.y = tenBits(3) * digit;
      out.z = tenBits(5) * digit;
      return true;
    },
    arm(level, wake) {
      onWake = wake;
      if (!watching) {
        watching = true;
        options.interrupt.onChange(interrupted);
      }
      threshold = Math.floor(level / (wide ? THRESHOLD_4G : THRESHOLD_2G));
      if (threshold < 1) threshold = 1;
      if (threshold > THRESHOLD_MAX) threshold = THRESHOLD_MAX;
      return stillConfigured() && armPart();
    },
    temperature() {
      if (!stillConfigured() || !read(REG.OUT_ADC3_L, 2)) return NO_READING;
      // 8 bits are 1 digit a degree around 25 (section 3.7, Table 5); the 2 bits below them are quarters
      return 250 + offset + ((tenBits(0) * 10) >> 2);
    },
    faults: () => faults,
  };
}
