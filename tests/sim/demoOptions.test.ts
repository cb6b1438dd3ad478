import { expect, test } from 'vitest';
import { startDemo } from './support/demo.ts';

test.each([
  [['--seconds', 'soon'], /--seconds soon: a number of seconds/],
  [['--fast'], /Unknown option '--fast'/],
  [['--speed', '7'], /--speed 7: one of 1, 10, 60, 300/],
])('%j is refused with 2 and the list of options', async (args, why) => {
  const demo = startDemo(args);
  expect(await demo.ended).toBe(2);
  expect(demo.text()).toMatch(why);
  for (const option of ['--keep', '--no-crew', '--open']) expect(demo.text()).toContain(option);
});
