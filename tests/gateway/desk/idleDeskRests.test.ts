import { expect, test } from 'vitest';
import { createDeskRig, HOUR } from '../../support/deskRig.ts';

test('a desk that has nothing to look at looks every five minutes, in case somebody has set the clock', () => {
  let looks = 0;
  const rig = createDeskRig({
    wrap: (store) => {
      const dueBy: typeof store.incidents.dueBy = (...given) => {
        looks += 1;
        return store.incidents.dueBy(...given);
      };
      return { ...store, incidents: { ...store.incidents, dueBy } };
    },
  });
  rig.settle();
  looks = 0;
  rig.clock.advance(HOUR);
  expect(looks).toBe(12);
});
