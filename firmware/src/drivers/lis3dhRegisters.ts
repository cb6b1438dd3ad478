/** Registers of the ST LIS3DH (datasheet DocID17530 Rev 2, section 7 for the map, section 8 for each), as used here. */
export const REG = {
  /** OUT_ADC3_L: the temperature sensor, where TEMP_CFG_REG connects it (section 3.7) */
  OUT_ADC3_L: 0x0c,
  WHO_AM_I: 0x0f,
  TEMP_CFG_REG: 0x1f,
  CTRL_REG1: 0x20,
  CTRL_REG2: 0x21,
  CTRL_REG3: 0x22,
  CTRL_REG4: 0x23,
  CTRL_REG5: 0x24,
  CTRL_REG6: 0x25,
  REFERENCE: 0x26,
  STATUS_REG: 0x27,
  OUT_X_L: 0x28,
  INT1_CFG: 0x30,
  INT1_SRC: 0x31,
  INT1_THS: 0x32,
  INT1_DURATION: 0x33,
} as const;

/** Set in the register address, a burst steps on to the next register (section 6.1.1). */
export const AUTO_INCREMENT = 0x80;
export const WHO_AM_I_VALUE = 0x33;

/** TEMP_CFG_REG: ADC and temperature sensor on. */
export const TEMP_CFG = { ADC_EN: 0x80, TEMP_EN: 0x40 } as const;
/** CTRL_REG1: data rate in the high nibble, 0 is power-down; low-power mode; axes. */
export const CTRL1 = {
  ODR_10HZ: 0x20,
  ODR_25HZ: 0x30,
  ODR_50HZ: 0x40,
  ODR_100HZ: 0x50,
  LPEN: 0x08,
  XYZ: 0x07,
} as const;
/** CTRL_REG2: the high-pass filter feeds interrupt generator 1; the data registers stay unfiltered (FDS = 0). */
export const CTRL2 = { HP_IA1: 0x01 } as const;
/** CTRL_REG3: interrupt generator 1 drives pin INT1. */
export const CTRL3 = { I1_IA1: 0x40 } as const;
/** CTRL_REG4: both bytes of a reading belong together until read; full scale; high resolution. */
export const CTRL4 = { BDU: 0x80, FS_2G: 0x00, FS_4G: 0x10, FS_8G: 0x20, HR: 0x08 } as const;
/** CTRL_REG5: the interrupt stays until INT1_SRC is read. */
export const CTRL5 = { BOOT: 0x80, LIR_INT1: 0x08 } as const;
/** INT1_CFG: any axis beyond the threshold, in either direction (AOI = 0: OR). */
export const INT1_CFG = { XHIE: 0x02, YHIE: 0x08, ZHIE: 0x20 } as const;
export const INT1_SRC = { IA: 0x40 } as const;
export const STATUS = { ZYXDA: 0x08 } as const;
