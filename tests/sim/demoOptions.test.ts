import { expect, test } from 'vitest';
import { startDemo } from './support/demo.ts';

test.each([
  [['--seconds', 'soon'], /--seconds soon: a number of seconds/],
  [['--fast'], /Unknown option '--fast'/],
])('%j is refused with 2 and the list of options', async (args, why) => {
  const demo = startDemo(args);
  expect(await demo.ended).toBe(2);
  expect(demo.text()).toMatch(why);
  expect(demo.text()).toContain('--keep');
});
