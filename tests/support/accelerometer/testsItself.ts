import { describe, expect, it } from 'vitest';
import { WATCH_RATE } from '../../../firmware/src/drivers/stAccelerometer.ts';
import { accelerometerBench, dataRate, PARTS, type PartName } from '../accelerometerBench.ts';
import { reading } from './hands.ts';
import { strike } from './mishaps.ts';

export function testsItself(name: PartName): void {
  const { push, selfTestBits } = PARTS[name];

  function tested(prepare: (bench: ReturnType<typeof accelerometerBench>) => void, during?: (at: number) => number) {
    const bench = accelerometerBench(name, { noise: 11 });
    const told: number[] = [];
    prepare(bench);
    bench.driver.selfTest((failed) => told.push(failed));
    for (let at = 0; at < 4000; at += 5) {
      if (during) bench.chip.move(0, 0, 1000 + during(at));
      bench.time.advance(5);
    }
    return { ...bench, told };
  }

  describe('the self-test', () => {
    it('passes a sound part, leaves it watching, and the push off', () => {
      const { told, chip, driver } = tested(() => {});
      expect(told).toEqual([0]);
      expect(dataRate(chip)).toBe(WATCH_RATE.fast);
      chip.write([selfTestBits.register]);
      expect((chip.read(1)?.[0] ?? 0) & selfTestBits.mask).toBe(0);
      expect(driver.read({ x: 0, y: 0, z: 0 })).toBe(true);
    });

    it.each([
      ['x does not move', [0, 500, 500], 1],
      ['y moves too little', [500, push.least - 20, 500], 2],
      ['z moves too far', [500, 500, -push.most - 40], 4],
      ['none moves', [0, 0, 0], 7],
      ['all move as little as is allowed', [push.least + 20, push.least + 20, -push.least - 20], 0],
    ] as const)('where %s tells the axes as bits', (_what, [x, y, z], failed) => {
      expect(tested(({ chip }) => chip.push(x, y, z)).told).toEqual([failed]);
    });

    it('is repeated while traffic shakes the cover', () => {
      // an axle in the second half of the first try
      const { told } = tested(
        () => {},
        (at) => (at > 350 && at < 500 ? 1800 : 0),
      );
      expect(told).toEqual([0]);
    });

    it.each(['nack', 'low', 'high'] as const)('says 7 where no part answers (%s)', (mishap) => {
      expect(tested((bench) => strike(bench, mishap)).told).toEqual([7]);
    });

    it('says 7, once, where the part goes away in the middle', () => {
      const bench = accelerometerBench(name);
      const told: number[] = [];
      bench.driver.selfTest((failed) => told.push(failed));
      bench.time.advance(300);
      bench.chip.present(false);
      // at its next tick: there is nothing to wait for
      bench.time.advance(25);
      expect(told).toEqual([7]);
      bench.time.advance(10_000);
      expect(told).toEqual([7]);
      bench.chip.present(true);
      expect(bench.driver.open()).toBe(true);
    });

    it('gives no reading, of a mass that is being pushed, to anybody', () => {
      const bench = accelerometerBench(name);
      let over = false;
      bench.driver.selfTest(() => {
        over = true;
      });
      while (!over) {
        expect(reading(bench)).toBeNull();
        bench.time.advance(10);
      }
    });
  });
}
