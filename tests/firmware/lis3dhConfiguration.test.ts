import { describe, expect, it } from 'vitest';
import { createLis3dh } from '../../firmware/src/drivers/lis3dh.ts';
import { lis3dhOnBench, register } from '../support/firmwareParts.ts';

describe('the LIS3DH driver configures the part', () => {
  it('in normal mode at 25 Hz, +-4 g, block update, filtered and latched INT1, temperature on', () => {
    const { chip, driver } = lis3dhOnBench();
    expect(driver.open()).toBe(true);
    expect(
      [0x1f, 0x20, 0x21, 0x22, 0x23, 0x24].map((address) => register(chip, address).toString(16).padStart(2, '0')),
    ).toEqual(['c0', '37', '01', '40', '90', '08']);
  });

  it('only where WHO_AM_I says that it is one', () => {
    const written: number[] = [];
    const driver = createLis3dh({
      bus: {
        read(_address, _register, out) {
          out[0] = 0x44;
          return true;
        },
        write(_address, reg) {
          written.push(reg);
          return true;
        },
      },
      interrupt: { read: () => false, onChange: () => {} },
    });
    expect(driver.open()).toBe(false);
    expect(driver.read({ x: 0, y: 0, z: 0 })).toBe(false);
    expect(driver.faults()).toBe(2);
    expect(written).toEqual([]);
  });

  it('has nothing to say before the first conversion', () => {
    const { time, driver } = lis3dhOnBench();
    const out = { x: 7, y: 7, z: 7 };
    driver.open();
    expect(driver.read(out)).toBe(false);
    time.advance(40);
    expect(driver.read(out)).toBe(true);
  });
});
