import { expect, it } from 'vitest';
import { accelerometerBench, register } from '../support/accelerometerBench.ts';

const NAMES = [0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x30, 0x32] as const;

function registers(bench: ReturnType<typeof accelerometerBench>): string[] {
  return NAMES.map((address) => register(bench.chip, address).toString(16).padStart(2, '0'));
}

it('the LIS3DH watches in low-power mode at 25 Hz and 2 g, filtered, latched, temperature on, armed', () => {
  const bench = accelerometerBench('LIS3DH');
  expect(bench.driver.arm(40, () => {})).toBe(true);
  bench.time.advance(1000);
  expect(registers(bench)).toEqual(['c0', '3f', '01', '40', '80', '08', '2a', '03']);
});

it('the LIS3DH looks in normal mode at 50 Hz and 4 g', () => {
  const bench = accelerometerBench('LIS3DH');
  bench.driver.arm(40, () => {});
  for (let i = 0; i < 5; i += 1) {
    bench.time.advance(40);
    bench.driver.read({ x: 0, y: 0, z: 0 });
  }
  expect(registers(bench).slice(0, 6)).toEqual(['c0', '47', '01', '40', '90', '08']);
});
