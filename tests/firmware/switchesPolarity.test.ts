import { expect, it } from 'vitest';
import { createContactSwitch } from '../../firmware/src/drivers/contactSwitch.ts';

it.each([
  ['a float that closes to ground when wet', false, false, true],
  ['the same, dry', false, true, false],
  ['a hall switch that pulls low at a magnet', true, false, false],
  ['the same, without magnet', true, true, true],
] as const)('%s (true at %s) on a pin that is %s reads %s', (_name, level, pin, expected) => {
  expect(createContactSwitch({ read: () => pin, onChange: () => {} }, level).read()).toBe(expected);
});

it('a switch tells of the changes of its pin', () => {
  let told = 0;
  const part = createContactSwitch({ read: () => false, onChange: (changed) => changed() }, true);
  part.onChange(() => {
    told += 1;
  });
  expect(told).toBe(1);
});
