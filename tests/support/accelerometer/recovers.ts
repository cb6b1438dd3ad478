import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_READING } from '../../../firmware/src/core/hal.ts';
import { WATCH_RATE } from '../../../firmware/src/drivers/stAccelerometer.ts';
import { accelerometerBench, dataRate, PARTS, type PartName } from '../accelerometerBench.ts';
import { armed, look, PAUSE, reading } from './hands.ts';
import { type Mishap, strike } from './mishaps.ts';

export function recovers(name: PartName): void {
  describe('a part that goes away', () => {
    it.each(['nack', 'low', 'high'] as const)('(%s) is a fault for as long as it does', (mishap) => {
      const bench = armed(name, 400);
      strike(bench, mishap);
      expect(reading(bench)).toBeNull();
      expect(bench.driver.temperature()).toBe(NO_READING);
      expect(bench.driver.arm(400, () => {})).toBe(false);
      expect(bench.driver.open()).toBe(false);
    });

    it('is not written to unless its name is the right one', () => {
      const bench = accelerometerBench(name);
      bench.chip.stuck(0);
      expect(bench.driver.open()).toBe(false);
      expect(bench.transfers.some((one) => one.write)).toBe(false);
    });

    it('reads and wakes again when it is back, whatever happened, and whenever', () => {
      const mishap = fc.constantFrom<Mishap>('nack', 'low', 'high', 'brownOut', 'none');
      const step = fc.record({
        mishap,
        // from the middle of a look to hours later
        wait: fc.constantFrom(0, 10, 40, 300, 700, 3_600_000),
        act: fc.constantFrom('read', 'look', 'arm', 'open', 'temperature', 'move'),
      });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
          const bench = armed(name, 400);
          let woken = 0;
          for (const { mishap: what, wait, act } of steps) {
            strike(bench, what);
            bench.time.advance(wait);
            if (act === 'read') reading(bench);
            else if (act === 'look') look(bench);
            else if (act === 'arm') bench.driver.arm(400, () => {});
            else if (act === 'open') bench.driver.open();
            else if (act === 'temperature') bench.driver.temperature();
            else bench.chip.move(700, 0, 700);
          }
          strike(bench, 'none');
          // as the core does: a read a minute, and armed anew when reads come back
          reading(bench);
          bench.time.advance(60_000);
          reading(bench);
          bench.time.advance(60_000);
          expect(
            bench.driver.arm(400, () => {
              woken += 1;
            }),
          ).toBe(true);
          bench.time.advance(60_000);
          bench.chip.move(0, 0, 1000);
          bench.time.advance(60_000);
          const out = reading(bench);
          expect(Math.abs((out?.z ?? Number.NaN) - 1000)).toBeLessThanOrEqual(17);
          bench.time.advance(PAUSE);
          const before = woken;
          bench.chip.move(0, 0, 1900);
          expect(woken).toBe(before + 1);
          expect(bench.time.waiting()).toBe(0);
        }),
      );
    });

    it('is not believed where the line was shorted just when the mode changed', () => {
      const bench = armed(name, 400);
      look(bench);
      bench.chip.stuck(0);
      bench.time.advance(PAUSE);
      bench.chip.stuck(-1);
      for (let reads = 0; reads < 5; reads += 1) {
        const out = reading(bench);
        if (out) expect(Math.abs(out.z - 1000)).toBeLessThanOrEqual(PARTS[name].digits.watch);
        bench.time.advance(1000);
      }
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
    });

    it('is armed again by a read, after its supply failed for a moment', () => {
      const bench = armed(name, 400);
      bench.chip.powerCycle();
      expect(reading(bench)).toBeNull();
      bench.time.advance(1000);
      reading(bench);
      bench.time.advance(PAUSE);
      expect(reading(bench)).not.toBeNull();
      bench.chip.move(0, 0, 1900);
      expect(bench.wakes()).toBe(1);
    });
  });
}
