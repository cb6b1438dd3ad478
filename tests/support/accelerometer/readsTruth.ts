import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accelerometerBench, dataRate, PARTS, type PartName } from '../accelerometerBench.ts';
import { LOOK_RATE, look, opened, PAUSE, reading, STEPS } from './hands.ts';

export function readsTruth(name: PartName): void {
  const { digits } = PARTS[name];
  describe('a reading', () => {
    it.each([
      ['watches', 1, 1900, digits.watch],
      ['looks', 2, 3900, digits.look],
    ] as const)('while it %s is the acceleration in mg, to a digit', (_mode, reads, range, digit) => {
      const mg = fc.integer({ min: -range, max: range });
      fc.assert(
        fc.property(mg, mg, mg, (x, y, z) => {
          const bench = opened(name);
          for (let i = 1; i < reads; i += 1) {
            expect(reading(bench)).not.toBeNull();
            bench.time.advance(40);
            expect(reading(bench)).not.toBeNull();
            bench.time.advance(40);
          }
          bench.chip.move(x, y, z);
          bench.time.advance(40);
          const out = reading(bench);
          for (const [is, was] of [
            [out?.x, x],
            [out?.y, y],
            [out?.z, z],
          ] as const) {
            expect(Number.isInteger(is)).toBe(true);
            // rounded down twice: to a digit, and to a milli-g
            expect(Math.abs((is ?? Number.NaN) - was)).toBeLessThanOrEqual(digit + 1);
          }
        }),
      );
    });

    it('stops at full scale instead of wrapping round', () => {
      const bench = opened(name);
      look(bench);
      bench.chip.move(9000, -9000, 0);
      bench.time.advance(20);
      const out = reading(bench);
      expect(out?.x).toBeGreaterThan(3900);
      expect(out?.y).toBeLessThan(-3900);
    });

    it('is not there before the first conversion', () => {
      const bench = accelerometerBench(name);
      bench.driver.open();
      expect(reading(bench)).toBeNull();
      bench.time.advance(40);
      expect(reading(bench)).not.toBeNull();
    });

    it('of a cover at rest wanders by the noise of the part and a digit, and no more', () => {
      const bench = opened(name, { noise: 99 });
      const seen = new Set<number>();
      for (let i = 0; i < 200; i += 1) {
        const z = reading(bench)?.z ?? Number.NaN;
        seen.add(z);
        expect(Math.abs(z - 1000)).toBeLessThanOrEqual(8 + digits.watch);
        bench.time.advance(STEPS[i % 5] ?? 40);
      }
      expect(seen.size).toBeGreaterThan(1);
    });

    it('is never one that was converted at the scale before', () => {
      const bench = opened(name);
      look(bench);
      while (dataRate(bench.chip) === LOOK_RATE) bench.time.advance(5);
      bench.time.advance(5);
      expect(reading(bench)).toBeNull();
      bench.time.advance(40);
      expect(Math.abs((reading(bench)?.z ?? Number.NaN) - 1000)).toBeLessThanOrEqual(digits.watch);
    });

    it('is right whenever conversions end between two transfers', () => {
      for (let slow = 1; slow <= 12; slow += 1) {
        const bench = opened(name, { slow });
        for (let looks = 0; looks < 8; looks += 1) {
          for (let reads = 0; reads < 10; reads += 1) {
            const out = reading(bench);
            if (out) expect(Math.abs(out.z - 1000)).toBeLessThanOrEqual(digits.watch);
            bench.time.advance(STEPS[reads % 5] ?? 40);
          }
          bench.time.advance(PAUSE + looks);
        }
      }
    });
  });

  it('adds the offset of the place to the temperature', () => {
    const bench = opened(name, { temperatureOffset: -15 });
    expect(bench.driver.temperature()).toBe(235);
  });

  it.each([-40, -1, 0, 25, 60, 85])('gives %i degrees Celsius in tenths', (degrees) => {
    const bench = opened(name);
    bench.chip.warm(degrees);
    bench.time.advance(40);
    look(bench);
    expect(bench.driver.temperature()).toBe(degrees * 10);
  });
}
