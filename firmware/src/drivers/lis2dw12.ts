import { createStAccelerometer, type StAccelerometer, type StOptions, type StPart } from './stAccelerometer.ts';

/** Registers of the ST LIS2DW12 (data sheet DocID029682 Rev 3, section 7 for the map, section 8 for each), as used here. */
const REG = {
  /** the temperature sensor, 12 bits left-justified */
  OUT_T_L: 0x0d,
  /** BDU keeps the two bytes of a reading together; IF_ADD_INC, set at power-on, lets a burst step on */
  CTRL2: 0x21,
  /** self-test; LIR: the interrupt stays until its source is read */
  CTRL3: 0x22,
  /** what drives pin INT1 */
  CTRL4_INT1: 0x23,
  /** full scale, and the cut-off of both filters */
  CTRL6: 0x25,
  STATUS: 0x27,
  WAKE_UP_THS: 0x34,
  WAKE_UP_SRC: 0x38,
  /** interrupts on; USR_OFF_ON_WU = 0: the wake-up function sees high-passed data */
  CTRL7: 0x3f,
} as const;

/** CTRL1 (0x20): the data rate is the high nibble, 0 is power-down. */
const CTRL1 = { LOW_POWER_1: 0x00, LOW_POWER_4: 0x03, HIGH_PERFORMANCE: 0x04, ODR_50HZ: 0x40 } as const;
const CTRL2 = { BDU: 0x08, IF_ADD_INC: 0x04 } as const;
const CTRL3 = { LIR: 0x10, ST: 0x40 } as const;
const CTRL4_INT1_WU = 0x20;
/** Cut-off at a twentieth of the data rate: the lowest there is, which lets most of a slow lift through. */
const CTRL6 = { BW_FILT_20: 0xc0, FS_4G: 0x10 } as const;
const CTRL7_INTERRUPTS_ENABLE = 0x20;

/**
 * Watching, low-power mode 1 (12 bits, 4.5 mg rms of noise): 0.38 uA at 1.6 Hz, 1 at 12.5, some 1.6 at 25. Looking,
 * low-power mode 4 (14 bits, 1.3 mg) at 50 Hz: some 16 uA (section 2, and the tables of operating modes in section 3).
 */
const LIS2DW12: StPart = {
  identity: 0x44,
  modes: [
    [REG.CTRL2, CTRL2.BDU | CTRL2.IF_ADD_INC, REG.CTRL3, CTRL3.LIR, REG.CTRL7, CTRL7_INTERRUPTS_ENABLE],
    [REG.CTRL4_INT1, 0, REG.CTRL6, CTRL6.BW_FILT_20],
    [REG.CTRL6, CTRL6.FS_4G],
    [REG.CTRL3, CTRL3.LIR, REG.CTRL6, CTRL6.FS_4G],
    [REG.CTRL3, CTRL3.LIR | CTRL3.ST],
  ],
  control: [
    CTRL1.LOW_POWER_1,
    CTRL1.ODR_50HZ | CTRL1.LOW_POWER_4,
    CTRL1.ODR_50HZ | CTRL1.HIGH_PERFORMANCE,
    CTRL1.ODR_50HZ | CTRL1.HIGH_PERFORMANCE,
  ],
  status: REG.STATUS,
  // 0.488 mg a digit of 14 bits at 4 g
  gain: 125,
  enable: REG.CTRL4_INT1,
  enabled: CTRL4_INT1_WU,
  threshold: REG.WAKE_UP_THS,
  // a 64th of full scale a digit
  perLevel: 33,
  source: REG.WAKE_UP_SRC,
  // 16 digits of 12 bits a degree
  temperature: REG.OUT_T_L,
  // 70..1500 mg at 4 g and 50 Hz in high-performance mode, 100 ms after each change, five readings (AN5038, self-test)
  least: 574 * 5,
  most: 12295 * 5,
};

export function createLis2dw12(options: StOptions): StAccelerometer {
  return createStAccelerometer(LIS2DW12, options);
}
