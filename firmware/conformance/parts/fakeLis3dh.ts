import { createFakeSt, type FakeStAccelerometer, type FakeStOptions, type StKind } from './fakeStAccelerometer.ts';

export type FakeLis3dh = FakeStAccelerometer;

const CTRL1 = 0x20;
const CTRL2 = 0x21;
const CTRL3 = 0x22;
const CTRL4 = 0x23;
const CTRL5 = 0x24;
const INT1_CFG = 0x30;
const INT1_THS = 0x32;
const TEMP_CFG = 0x1f;
const OUT_ADC3 = 0x0c;

/** mg a digit of INT1_THS, by full scale (section 8.23) */
const THRESHOLD = [16, 32, 62, 186];

function bits(regs: Uint8Array): number {
  return (regs[CTRL1] as number) & 8 ? 8 : (regs[CTRL4] as number) & 8 ? 12 : 10;
}

function scale(regs: Uint8Array): number {
  return ((regs[CTRL4] as number) >> 4) & 3;
}

/** Data sheet DocID17530 Rev 2. */
const LIS3DH: StKind = {
  powerOn: [0x0f, 0x33, 0x1e, 0x10, CTRL1, 0x07],
  status: 0x27,
  ready: 0x0f,
  data: 0x28,
  source: 0x31,
  reference: 0x26,
  firstWritable: 0x1e,
  // BOOT
  reset: { register: CTRL5, bit: 0x80 },
  control: CTRL1,
  periods: [0, 1000, 100, 40, 20, 10, 5, 3],
  steps: (address) => (address & 0x80) !== 0,
  bits,
  scale,
  // Table 4; a quarter of it at 10 bits, a sixteenth at 12
  coarse: [16, 32, 64, 192],
  pushed(regs) {
    const test = ((regs[CTRL4] as number) >> 1) & 3;
    return test === 1 ? 1 : test === 2 ? -1 : 0;
  },
  // HP_IA1; cut-off at a fiftieth of the data rate with HPCF = 00
  filter: (regs) => ((regs[CTRL2] as number) & 1 ? 8 : 0),
  threshold: (regs) => ((regs[INT1_THS] as number) & 127) * (THRESHOLD[scale(regs)] as number),
  axisBit: (regs, axis) => (regs[INT1_CFG] as number) & (2 << (axis * 2)),
  moved: 0x40,
  routed: (regs) => ((regs[CTRL3] as number) & 0x40) !== 0,
  storeTemperature(regs, degrees) {
    // a digit of 8 bits a degree, more bits in normal mode; the ADC is off, and the registers empty, without TEMP_CFG
    const on = (regs[TEMP_CFG] as number) === 0xc0;
    const word = on ? (degrees - 25) * 256 : 0;
    regs[OUT_ADC3] = word & (bits(regs) === 8 ? 0 : 0xc0);
    regs[OUT_ADC3 + 1] = (word >> 8) & 255;
  },
};

export function createFakeLis3dh(options: FakeStOptions): FakeLis3dh {
  return createFakeSt(LIS3DH, options);
}
