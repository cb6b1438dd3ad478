import { expect, it } from 'vitest';
import { createHeldClock } from '../../../gateway/src/parts/heldClock.ts';

it('time stands until it is moved; what is due runs in its order, and what that sets too', () => {
  const clock = createHeldClock(100);
  const ran: string[] = [];
  const note = (what: string) => () => void ran.push(`${what} ${clock.now()}`);
  clock.after(20, note('second'));
  clock.after(10, () => {
    note('first')();
    clock.after(5, note('set meanwhile'));
  });
  clock.after(20, note('third'));
  clock.after(15, note('cancelled'))();
  clock.after(1000, note('later'));
  expect(clock.next()).toBe(110);
  clock.runTo(130);
  expect(ran).toEqual(['first 110', 'set meanwhile 115', 'second 120', 'third 120']);
  expect([clock.now(), clock.next()]).toEqual([130, 1100]);
  clock.runTo(50);
  expect(clock.now()).toBe(130);
});
