import { expect, it } from 'vitest';
import { createDeskRig, HOUR, MINUTE } from '../../support/deskRig.ts';

it('a fault that one event met is shown for an hour, however much goes well meanwhile, and counts anew with each', () => {
  let isBroken = true;
  const rig = createDeskRig({
    covers: 4,
    wrap: (store) => ({
      ...store,
      inventory: {
        ...store.inventory,
        details(cover) {
          if (isBroken && cover !== 'C-2') throw new Error('a fault');
          return store.inventory.details(cover);
        },
      },
    }),
  });
  expect(rig.desk.state().status).toBe('up');
  rig.raise('C-1', 'cover.opened');
  rig.raise('C-2', 'cover.opened');
  expect(rig.desk.state()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('the log tells') });
  rig.clock.advance(50 * MINUTE);
  rig.raise('C-3', 'cover.opened');
  isBroken = false;
  rig.clock.advance(50 * MINUTE);
  rig.raise('C-4', 'cover.opened');
  expect(rig.desk.state().status).toBe('degraded');
  rig.clock.advance(HOUR);
  expect(rig.desk.state()).toMatchObject({ status: 'up', reason: '' });
});
