import { describe, expect, it } from 'vitest';
import { lis3dhOnBench } from '../support/firmwareParts.ts';

function armed(level: number) {
  const bench = lis3dhOnBench();
  let wakes = 0;
  bench.driver.open();
  bench.time.advance(1000);
  expect(
    bench.driver.arm(level, () => {
      wakes += 1;
    }),
  ).toBe(true);
  return { ...bench, wakes: () => wakes };
}

describe('an armed LIS3DH', () => {
  it('wakes the node when an axis leaves its rest by more than the level', () => {
    const { chip, wakes } = armed(400);
    chip.move(0, 0, 1360);
    expect(wakes()).toBe(0);
    chip.move(0, 0, 1000);
    chip.move(0, -420, 1000);
    expect(wakes()).toBe(1);
  });

  it('takes the attitude it is armed in for rest, whatever it is', () => {
    const { time, chip, driver, wakes } = armed(400);
    chip.move(1000, 0, 0);
    expect(wakes()).toBe(1);
    time.advance(5000);
    expect(
      driver.arm(400, () => {
        throw new Error('woke at rest');
      }),
    ).toBe(true);
    time.advance(5000);
    chip.move(1010, 0, -10);
  });

  it('is released by the driver, so that each burst wakes again', () => {
    const { time, chip, wakes } = armed(400);
    for (let burst = 1; burst <= 5; burst += 1) {
      chip.move(0, 0, 1900);
      chip.move(0, 0, 1000);
      expect(chip.level()).toBe(false);
      expect(wakes()).toBeGreaterThanOrEqual(burst);
      time.advance(3000);
    }
  });

  it('follows a slow drift with temperature without a wake', () => {
    const { time, chip, wakes } = armed(64);
    for (let step = 1; step <= 100; step += 1) {
      time.advance(60_000);
      chip.move(0, step * 5, 1000);
    }
    expect(wakes()).toBe(0);
  });
});
