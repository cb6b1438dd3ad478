import { createFakeSt, type FakeStAccelerometer, type FakeStOptions, type StKind } from './fakeStAccelerometer.ts';

export type FakeLis2dw12 = FakeStAccelerometer;

const CTRL1 = 0x20;
const CTRL2 = 0x21;
const CTRL3 = 0x22;
const CTRL4 = 0x23;
const CTRL6 = 0x25;
const OUT_T = 0x26;
const OUT_T_L = 0x0d;
const WAKE_UP_THS = 0x34;
const CTRL7 = 0x3f;

/** Conversions that the filter takes, by BW_FILT: cut-off at a fourth, a fourth, a tenth, a twentieth of the data rate. */
const FILTER = [1, 1, 2, 3];

function scale(regs: Uint8Array): number {
  return ((regs[CTRL6] as number) >> 4) & 3;
}

/** Data sheet DocID029682 Rev 3. */
const LIS2DW12: StKind = {
  powerOn: [0x0f, 0x44, CTRL2, 0x04],
  status: 0x27,
  ready: 0x01,
  data: 0x28,
  source: 0x38,
  reference: -1,
  firstWritable: 0x20,
  // SOFT_RESET
  reset: { register: CTRL2, bit: 0x40 },
  control: CTRL1,
  periods: [0, 625, 80, 40, 20, 10, 5, 5, 5, 5],
  // IF_ADD_INC
  steps: (_address, regs) => ((regs[CTRL2] as number) & 0x04) !== 0,
  // low-power mode 1 has 12 bits, all others 14
  bits: (regs) => (((regs[CTRL1] as number) & 0x0f) === 0 ? 12 : 14),
  scale,
  coarse: [15.625, 31.25, 62.5, 125],
  pushed(regs) {
    const test = (regs[CTRL3] as number) >> 6;
    return test === 1 ? 1 : test === 2 ? -1 : 0;
  },
  // USR_OFF_ON_WU
  filter: (regs) => ((regs[CTRL7] as number) & 0x08 ? 0 : (FILTER[(regs[CTRL6] as number) >> 6] as number)),
  threshold: (regs) => (((regs[WAKE_UP_THS] as number) & 63) * (2000 << scale(regs))) / 64,
  // INTERRUPTS_ENABLE
  axisBit: (regs, axis) => ((regs[CTRL7] as number) & 0x20 ? 4 >> axis : 0),
  moved: 0x08,
  routed: (regs) => ((regs[CTRL4] as number) & 0x20) !== 0,
  storeTemperature(regs, degrees) {
    const word = (degrees - 25) * 256;
    regs[OUT_T] = degrees - 25;
    regs[OUT_T_L] = word & 0xf0;
    regs[OUT_T_L + 1] = (word >> 8) & 255;
  },
};

export function createFakeLis2dw12(options: FakeStOptions): FakeLis2dw12 {
  return createFakeSt(LIS2DW12, options);
}
