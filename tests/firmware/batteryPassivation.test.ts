import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { createBatteryAdc } from '../../firmware/src/drivers/batteryAdc.ts';

const LOW = 3200;

function readings(voltages: readonly number[], low?: number): number[] {
  let at = 0;
  const read = createBatteryAdc({ adc: { read: () => voltages[at] ?? 0 }, ...(low === undefined ? {} : { low }) });
  return voltages.map((_, i) => {
    at = i;
    return read();
  });
}

it('a dip of a cell that has rested is not told, however deep', () => {
  expect(readings([3600, 2700, 3100, 3580, 2500, 3590])).toEqual([3600, 3600, 3600, 3580, 3580, 3590]);
});

it('the first load of a stored cell is not told as low: nothing better is known', () => {
  expect(readings([2600, 3000, 3550])).toEqual([NO_READING, NO_READING, 3550]);
});

it('an empty cell is told at the third reading, and every fall from there at once', () => {
  expect(readings([3400, 3150, 3100, 3050, 2950, 2700])).toEqual([3400, 3400, 3400, 3050, 2950, 2700]);
});

it('a reading that no cell can show neither counts nor clears', () => {
  expect(readings([3400, 3100, 0, 3100, 3090])).toEqual([3400, 3400, NO_READING, 3400, 3090]);
});

it('cells of other kinds are believed at once', () => {
  expect(readings([3000, 2100], 1)).toEqual([3000, 2100]);
});

it('never tells a low voltage that was not there three times running, never hides one that was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2000, max: 3700 }), { maxLength: 40 }), (voltages) => {
      const told = readings(voltages);
      voltages.forEach((voltage, i) => {
        const three = voltages.slice(Math.max(0, i - 2), i + 1);
        const empty = three.length === 3 && three.every((one) => one < LOW);
        if (voltage >= LOW || empty) expect(told[i]).toBe(voltage);
        else expect(told[i]).not.toBe(voltage);
      });
    }),
  );
});
