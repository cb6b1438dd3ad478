import { describe, expect, it } from 'vitest';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { lis3dhOnBench } from '../support/firmwareParts.ts';

describe('a LIS3DH that goes away', () => {
  it('is a fault for as long as it does not answer, and works again when it does', () => {
    const { time, chip, driver } = lis3dhOnBench();
    const out = { x: 0, y: 0, z: 0 };
    driver.open();
    time.advance(40);
    expect(driver.read(out)).toBe(true);
    chip.present(false);
    expect(driver.read(out)).toBe(false);
    expect(driver.temperature()).toBe(NO_READING);
    expect(driver.arm(400, () => {})).toBe(false);
    expect(driver.faults()).toBe(3);
    chip.present(true);
    driver.open();
    time.advance(40);
    expect(driver.read(out)).toBe(true);
  });

  it('is configured and armed again after its supply failed for a moment', () => {
    const { time, chip, driver } = lis3dhOnBench();
    const out = { x: 0, y: 0, z: 0 };
    let wakes = 0;
    driver.open();
    time.advance(40);
    driver.arm(400, () => {
      wakes += 1;
    });
    chip.powerCycle();
    expect(driver.read(out)).toBe(false);
    expect(driver.open()).toBe(true);
    time.advance(1000);
    expect(driver.read(out)).toBe(true);
    chip.move(0, 0, 1900);
    expect(wakes).toBe(1);
  });
});
