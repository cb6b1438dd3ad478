import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lis3dhOnBench } from '../support/firmwareParts.ts';

function reading(x: number, y: number, z: number, range: 2 | 4, noise = 0) {
  const { time, chip, driver } = lis3dhOnBench({ range, noise });
  driver.open();
  chip.move(x, y, z);
  time.advance(40);
  const out = { x: 0, y: 0, z: 0 };
  expect(driver.read(out)).toBe(true);
  return out;
}

describe('a LIS3DH reading', () => {
  it.each([2, 4] as const)('at +-%i g is the acceleration in mg, to a digit', (range) => {
    const digit = range * 2;
    const mg = fc.integer({ min: -range * 1000 + 48, max: range * 1000 - 48 });
    fc.assert(
      fc.property(mg, mg, mg, (x, y, z) => {
        const out = reading(x, y, z, range);
        for (const [is, was] of [
          [out.x, x],
          [out.y, y],
          [out.z, z],
        ] as const) {
          expect(Number.isInteger(is)).toBe(true);
          expect(Math.abs(is - was)).toBeLessThanOrEqual(digit);
        }
      }),
    );
  });

  it('stops at full scale instead of wrapping round', () => {
    expect(reading(9000, -9000, 0, 4)).toEqual({ x: 4088, y: -4096, z: 0 });
  });

  it('of a cover at rest wanders by the noise of the part and no more', () => {
    const { time, driver } = lis3dhOnBench({ noise: 99 });
    driver.open();
    const out = { x: 0, y: 0, z: 0 };
    const seen = new Set<number>();
    for (let i = 0; i < 200; i += 1) {
      time.advance(40);
      driver.read(out);
      seen.add(out.z);
      expect(Math.abs(out.z - 1000)).toBeLessThanOrEqual(16);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it.each([-40, -1, 0, 25, 60, 85])('gives %i degrees Celsius in tenths', (degrees) => {
    const { time, chip, driver } = lis3dhOnBench();
    chip.warm(degrees);
    driver.open();
    time.advance(40);
    expect(driver.temperature()).toBe(degrees * 10);
  });
});
