import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { createAnalogLevel } from '../../firmware/src/drivers/analogLevel.ts';
import { createBatteryAdc } from '../../firmware/src/drivers/batteryAdc.ts';
import { createFloatSwitch } from '../../firmware/src/drivers/floatSwitch.ts';
import { createHallSwitch } from '../../firmware/src/drivers/hallSwitch.ts';

function pin(level: boolean) {
  return { read: () => level, onChange: () => {} };
}

describe('the polarity of a switch', () => {
  it.each([
    ['a float that closes to ground when wet', createFloatSwitch({ pin: pin(false) }), true],
    ['the same, dry', createFloatSwitch({ pin: pin(true) }), false],
    ['a float that opens when wet', createFloatSwitch({ pin: pin(true), closesWhenWet: false }), true],
    ['a hall switch that pulls low at a magnet', createHallSwitch({ pin: pin(false) }), false],
    ['the same, without magnet', createHallSwitch({ pin: pin(true) }), true],
    ['a hall switch that is high at a magnet', createHallSwitch({ pin: pin(true), highWhenMagnet: true }), false],
  ])('%s reads %s', (_name, part, expected) => {
    expect(part.read()).toBe(expected);
  });
});

describe('the battery', () => {
  it('is scaled by the divider, measured with it switched on only for the reading', () => {
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

  it.each([999, 5101])('is no reading at %i mV: no cell of a node shows that', (millivolts) => {
    expect(createBatteryAdc({ adc: { read: () => millivolts } })()).toBe(NO_READING);
  });
});

describe('a water probe with a voltage output', () => {
  function sample(millivolts: number): number {
    const time = createVirtualTime();
    // 4..20 mA over 150 ohms: 600..3000 mV for 0..5000 mm
    const sensor = createAnalogLevel({
      adc: { read: () => millivolts },
      timers: time,
      measures: 'level',
      offset: 600,
      num: 5000,
      den: 2400,
      minMillivolts: 540,
      maxMillivolts: 3150,
      warmUp: 50,
    });
    const seen: number[] = [];
    sensor.sample((millimetres) => seen.push(millimetres));
    expect(seen).toEqual([]);
    time.advance(50);
    return seen[0] ?? Number.NaN;
  }

  it.each([
    [600, 0],
    [1800, 2500],
    [3000, 5000],
    [590, 0],
    [500, NO_READING],
    [3300, NO_READING],
  ])('%i mV are %i mm', (millivolts, millimetres) => {
    expect(sample(millivolts)).toBe(millimetres);
  });
});
