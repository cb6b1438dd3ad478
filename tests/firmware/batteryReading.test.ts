import { expect, it } from 'vitest';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { createBatteryAdc } from '../../firmware/src/drivers/batteryAdc.ts';

it('the battery is scaled by the divider, measured with it switched on only for the reading', () => {
  const enable: boolean[] = [];
  const read = createBatteryAdc({
    adc: { read: () => (enable.at(-1) ? 1200 : 0) },
    num: 3,
    den: 1,
    enable: { write: (high) => enable.push(high) },
  });
  expect(read()).toBe(3600);
  expect(enable).toEqual([true, false]);
});

it.each([0, 999, 5101])('%i mV are no reading: no cell of a node shows that', (millivolts) => {
  const read = createBatteryAdc({ adc: { read: () => millivolts } });
  for (let i = 0; i < 5; i += 1) expect(read()).toBe(NO_READING);
});
