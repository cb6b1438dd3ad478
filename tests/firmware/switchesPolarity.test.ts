import { expect, it } from 'vitest';
import { createFloatSwitch } from '../../firmware/src/drivers/floatSwitch.ts';
import { createHallSwitch } from '../../firmware/src/drivers/hallSwitch.ts';

function pin(level: boolean, onChange: (changed: () => void) => void = () => {}) {
  return { read: () => level, onChange };
}

it.each([
  ['a float that closes to ground when wet', createFloatSwitch({ pin: pin(false) }), true],
  ['the same, dry', createFloatSwitch({ pin: pin(true) }), false],
  ['a float that opens when wet', createFloatSwitch({ pin: pin(true), closesWhenWet: false }), true],
  ['the same, dry', createFloatSwitch({ pin: pin(false), closesWhenWet: false }), false],
  ['a hall switch that pulls low at a magnet', createHallSwitch({ pin: pin(false) }), false],
  ['the same, without magnet', createHallSwitch({ pin: pin(true) }), true],
  ['a hall switch that is high at a magnet', createHallSwitch({ pin: pin(true), highWhenMagnet: true }), false],
])('%s reads %s', (_name, part, expected) => {
  expect(part.read()).toBe(expected);
});

it.each([
  ['hall', createHallSwitch],
  ['float', createFloatSwitch],
] as const)('a %s switch tells of the changes of its pin', (_name, create) => {
  let told = 0;
  const part = create({ pin: pin(false, (changed) => changed()) });
  part.onChange(() => {
    told += 1;
  });
  expect(told).toBe(1);
});
