import { createStAccelerometer, type StAccelerometer, type StOptions, type StPart } from './stAccelerometer.ts';

/** Registers of the ST LIS3DH (data sheet DocID17530 Rev 2, section 7 for the map, section 8 for each), as used here. */
export const REG = {
  /** OUT_ADC3_L: the temperature sensor, where TEMP_CFG_REG connects it (section 3.7) */
  OUT_ADC3_L: 0x0c,
  /** 8.7: ADC and temperature sensor on */
  TEMP_CFG_REG: 0x1f,
  /** 8.9: the high-pass filter, cut-off at a fiftieth of the data rate, feeds interrupt generator 1, and nothing else */
  CTRL_REG2: 0x21,
  /** 8.10: interrupt generator 1 drives pin INT1 */
  CTRL_REG3: 0x22,
  /** 8.11: full scale, self-test; BDU keeps the two bytes of a reading together */
  CTRL_REG4: 0x23,
  /** 8.12: the interrupt stays until INT1_SRC is read */
  CTRL_REG5: 0x24,
  /** 8.14: in normal mode of the filter, reading it makes the present acceleration the filter's zero */
  REFERENCE: 0x26,
  /** 8.15 */
  STATUS_REG: 0x27,
  /** 8.21, 8.22, 8.23 */
  INT1_CFG: 0x30,
  INT1_SRC: 0x31,
  INT1_THS: 0x32,
} as const;

/** Set in the register address, a burst steps on to the next register (section 6.1.1). */
const BURST = 0x80;
const TEMP_CFG = { ADC_EN: 0x80, TEMP_EN: 0x40 } as const;
/** 8.8: low-power mode (8 bits), all axes; the data rate is the high nibble, 0 is power-down */
const CTRL1 = { XYZ: 0x07, LPEN: 0x08, ODR_50HZ: 0x40 } as const;
const CTRL2_HP_IA1 = 0x01;
const CTRL3_I1_IA1 = 0x40;
const CTRL4 = { BDU: 0x80, FS_4G: 0x10, ST: 0x02 } as const;
const CTRL5_LIR_INT1 = 0x08;
const INT1_CFG = { XHIE: 0x02, YHIE: 0x08, ZHIE: 0x20 } as const;

/**
 * Watching, low-power mode: 2 uA at 1 Hz, 3 at 10, 4 at 25. Looking, normal mode at 50 Hz: 11 uA (Table 12), from one
 * conversion after the switch on (Table 11). Looking all the time would cost 7 uA more, 0.6 Ah in ten years.
 */
const LIS3DH: StPart = {
  identity: 0x33,
  modes: [
    [
      REG.TEMP_CFG_REG,
      TEMP_CFG.ADC_EN | TEMP_CFG.TEMP_EN,
      REG.CTRL_REG2,
      CTRL2_HP_IA1,
      REG.CTRL_REG3,
      CTRL3_I1_IA1,
      REG.CTRL_REG5,
      CTRL5_LIR_INT1,
    ],
    [REG.INT1_CFG, 0, REG.CTRL_REG4, CTRL4.BDU],
    [REG.CTRL_REG4, CTRL4.BDU | CTRL4.FS_4G],
    [REG.CTRL_REG4, CTRL4.BDU],
    [REG.CTRL_REG4, CTRL4.BDU | CTRL4.ST],
  ],
  control: [CTRL1.LPEN | CTRL1.XYZ, CTRL1.ODR_50HZ | CTRL1.XYZ, CTRL1.ODR_50HZ | CTRL1.XYZ, CTRL1.ODR_50HZ | CTRL1.XYZ],
  status: REG.STATUS_REG | BURST,
  // 8 mg a digit of 10 bits at 4 g, 16 mg a digit of 8 bits at 2 g (Table 4)
  gain: 128,
  enable: REG.INT1_CFG,
  enabled: INT1_CFG.XHIE | INT1_CFG.YHIE | INT1_CFG.ZHIE,
  threshold: REG.INT1_THS,
  // 16 mg a digit (section 8.23)
  perLevel: 64,
  source: REG.INT1_SRC,
  // 8 bits are 1 digit a degree (section 3.7)
  temperature: REG.OUT_ADC3_L | BURST,
  // 17..360 digits of 10 bits at 2 g (Table 4, Vst), in the way of AN3308: 90 ms and a reading after each change, then five
  least: 17 * 64 * 5,
  most: 360 * 64 * 5,
};

export function createLis3dh(options: StOptions): StAccelerometer {
  return createStAccelerometer(LIS3DH, options);
}
