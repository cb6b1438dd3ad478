import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { WATCH_RATE } from '../../firmware/src/drivers/stAccelerometer.ts';
import { accelerometerBench, type BenchOptions, dataRate, PARTS, type PartName } from './accelerometerBench.ts';

/** ms between the core's reads while it looks: see firmware/src/core/motion/look.ts */
const STEPS = [30, 50, 35, 45, 40] as const;
const LOOK_RATE = 4;
/** ms in which a part that nobody reads is back at watching, armed */
const PAUSE = 2000;

function reading(bench: ReturnType<typeof accelerometerBench>) {
  const out = { x: 0, y: 0, z: 0 };
  return bench.driver.read(out) ? out : null;
}

/** Reads as the core does, for about a second. */
function look(bench: ReturnType<typeof accelerometerBench>): number {
  let reads = 0;
  for (let i = 0; i < 25; i += 1) {
    if (reading(bench)) reads += 1;
    bench.time.advance(STEPS[i % 5] ?? 40);
  }
  return reads;
}

function opened(name: PartName, options?: BenchOptions) {
  const bench = accelerometerBench(name, options);
  expect(bench.driver.open()).toBe(true);
  bench.time.advance(PAUSE);
  return bench;
}

/** Armed as the core arms, and left alone for a while. */
function armed(name: PartName, level: number, options?: BenchOptions) {
  const bench = opened(name, options);
  let wakes = 0;
  expect(
    bench.driver.arm(level, () => {
      wakes += 1;
    }),
  ).toBe(true);
  bench.time.advance(PAUSE);
  return { ...bench, wakes: () => wakes };
}

function readsTruth(name: PartName): void {
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

function savesPower(name: PartName): void {
  describe('the data rate', () => {
    it.each([
      ['slowest', WATCH_RATE.slowest],
      ['slow', WATCH_RATE.slow],
      ['fast', WATCH_RATE.fast],
    ] as const)('while it watches is the one that was asked for: %s', (_word, rate) => {
      const { chip } = armed(name, 40, { rate });
      expect(dataRate(chip)).toBe(rate);
    });

    it('is 25 Hz unless asked for otherwise', () => {
      expect(dataRate(armed(name, 40).chip)).toBe(WATCH_RATE.fast);
    });

    it('stays as it is for a single read', () => {
      const bench = armed(name, 40);
      expect(reading(bench)).not.toBeNull();
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
      bench.time.advance(60_000);
      expect(reading(bench)).not.toBeNull();
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
    });

    it('is 50 Hz while the core looks, and low again behind it, with no timer left', () => {
      const bench = armed(name, 40);
      look(bench);
      expect(dataRate(bench.chip)).toBe(LOOK_RATE);
      bench.time.advance(PAUSE);
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
      expect(bench.time.waiting()).toBe(0);
    });

    it('gives each read of a look a conversion of its own, from the third on', () => {
      const bench = armed(name, 40);
      look(bench);
      const from = bench.transfers.length;
      expect(look(bench)).toBe(25);
      const bursts = bench.transfers.slice(from).filter((one) => one.register === 0x27);
      expect(bursts).toHaveLength(25);
      for (const { value } of bursts) expect(value & 1).toBe(1);
    });
  });
}

function wakes(name: PartName): void {
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

type Mishap = 'nack' | 'low' | 'high' | 'brownOut' | 'none';

function strike(bench: ReturnType<typeof accelerometerBench>, mishap: Mishap): void {
  bench.chip.present(mishap !== 'nack');
  bench.chip.stuck(mishap === 'low' ? 0 : mishap === 'high' ? 1 : -1);
  if (mishap === 'brownOut') bench.chip.powerCycle();
}

function recovers(name: PartName): void {
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

function testsItself(name: PartName): void {
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

/** What the core and the boards may rely on, whichever accelerometer is fitted. */
export function accelerometerContract(name: PartName): void {
  describe(`the ${name}`, () => {
    readsTruth(name);
    savesPower(name);
    wakes(name);
    recovers(name);
    testsItself(name);
  });
}
