import { describe, expect, it } from 'vitest';
import { PARTS, type PartName } from '../accelerometerBench.ts';
import { armed, look, PAUSE, reading } from './hands.ts';

export function wakes(name: PartName): void {
  describe('armed, it', () => {
    it('wakes the node when an axis leaves its rest by more than the level', () => {
      const bench = armed(name, 400);
      bench.chip.move(0, 0, 1360);
      expect(bench.wakes()).toBe(0);
      bench.chip.move(0, 0, 1000);
      bench.chip.move(0, -440, 1000);
      expect(bench.wakes()).toBe(1);
    });

    it('is armed as often as the core likes, and wakes once, by the last handler', () => {
      const bench = armed(name, 400);
      let last = 0;
      bench.driver.arm(400, () => {
        last += 1;
      });
      bench.chip.move(0, 0, 1900);
      expect(bench.wakes()).toBe(0);
      expect(last).toBe(1);
      expect(bench.watches).toHaveLength(1);
    });

    it('compares with the whole digits of the part that are nearest to the level', () => {
      const { wakesAt } = PARTS[name];
      const below = armed(name, 40);
      below.chip.move(0, 0, 1000 + wakesAt);
      expect(below.wakes()).toBe(0);
      const above = armed(name, 40);
      above.chip.move(0, 0, 1000 + wakesAt + 1);
      expect(above.wakes()).toBe(1);
    });

    it('is never so fine that noise wakes', () => {
      for (const level of [0, 1, 40]) {
        const bench = armed(name, level, { noise: 5 });
        for (let minute = 0; minute < 60; minute += 1) {
          bench.time.advance(60_000);
          expect(reading(bench)).not.toBeNull();
        }
        expect(bench.wakes()).toBe(0);
      }
    });

    it('takes a level beyond its scale for the largest it has, not for what is left of the number', () => {
      const bench = armed(name, 4000);
      bench.chip.move(900, 0, 1000);
      expect(bench.wakes()).toBe(0);
    });

    it('takes the attitude it is armed in for rest, whatever it is', () => {
      const bench = armed(name, 400);
      bench.chip.move(1000, 0, 0);
      expect(bench.wakes()).toBe(1);
      bench.time.advance(5000);
      bench.driver.arm(400, () => {
        throw new Error('woke at rest');
      });
      bench.time.advance(5000);
      bench.chip.move(1010, 0, -10);
    });

    it('is released by the driver, so that each burst wakes again', () => {
      const bench = armed(name, 400);
      for (let burst = 1; burst <= 5; burst += 1) {
        bench.chip.move(0, 0, 1900);
        bench.chip.move(0, 0, 1000);
        expect(bench.chip.level()).toBe(false);
        expect(bench.wakes()).toBeGreaterThanOrEqual(burst);
        bench.time.advance(3000);
      }
    });

    it('follows a slow drift with temperature without a wake', () => {
      const bench = armed(name, 64);
      for (let step = 1; step <= 100; step += 1) {
        bench.time.advance(60_000);
        bench.chip.move(0, step * 5, 1000);
      }
      expect(bench.wakes()).toBe(0);
    });

    it('does not take its own change of scale behind a look for motion, and wakes after it as before', () => {
      const bench = armed(name, 40);
      look(bench);
      const before = bench.wakes();
      // each conversion, one by one
      for (let ms = 0; ms < PAUSE; ms += 10) {
        bench.time.advance(10);
        bench.chip.move(0, 0, 1000);
      }
      expect(bench.wakes()).toBe(before);
      bench.chip.move(0, 0, 1100);
      expect(bench.wakes()).toBe(before + 1);
    });

    it('frees a pin whose edge nobody saw', () => {
      const bench = armed(name, 40);
      // the part is latched while the processor is deaf
      const hear = () => bench.driver.arm(40, () => {});
      bench.chip.onLevel(() => {});
      bench.chip.move(0, 0, 1500);
      expect(bench.chip.level()).toBe(true);
      bench.time.advance(60_000);
      reading(bench);
      bench.time.advance(PAUSE);
      expect(bench.chip.level()).toBe(false);
      expect(hear()).toBe(true);
    });
  });
}
