import { expect, it } from 'vitest';
import { accelerometerBench, register } from '../support/accelerometerBench.ts';

const NAMES = [0x20, 0x21, 0x22, 0x23, 0x25, 0x34, 0x3f] as const;

function registers(bench: ReturnType<typeof accelerometerBench>): string[] {
  return NAMES.map((address) => register(bench.chip, address).toString(16).padStart(2, '0'));
}

it('the LIS2DW12 watches in low-power mode 1 at 25 Hz and 2 g, filtered low, latched, armed', () => {
  const bench = accelerometerBench('LIS2DW12');
  expect(bench.driver.arm(40, () => {})).toBe(true);
  bench.time.advance(1000);
  expect(registers(bench)).toEqual(['30', '0c', '10', '20', 'c0', '01', '20']);
});

it('the LIS2DW12 looks in low-power mode 4 at 50 Hz and 4 g', () => {
  const bench = accelerometerBench('LIS2DW12');
  bench.driver.arm(40, () => {});
  for (let i = 0; i < 5; i += 1) {
    bench.time.advance(40);
    bench.driver.read({ x: 0, y: 0, z: 0 });
  }
  expect(registers(bench).slice(0, 5)).toEqual(['43', '0c', '10', '20', '10']);
});
