import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { asHex, createLockstepRig, LOCKSTEP_START as T } from '../../support/lockstepRig.ts';

const HOUR = 3_600_000;

it('behind an outage it knows what it knew, and blames nobody for its own silence', () => {
  const node = createFakeNode(7);
  const { step, lockstep } = createLockstepRig(node);
  step({ at: T });
  const hex = asHex(node.alert());
  expect(step({ at: T + HOUR, frames: [{ from: 'here', hex }] }).events).toHaveLength(1);
  expect(step({ at: T + 40 * HOUR, outage: true }).events).toEqual([]);
  const repeat = asHex(node.repeat(65_000));
  const { downlinks, events } = step({ at: T + 40 * HOUR + 1, frames: [{ from: 'here', hex: repeat }] });
  expect([downlinks.length, events.length]).toEqual([1, 0]);
  expect(lockstep.take({ end: true })).toMatchObject({ starts: 2, frames: { report: 1, duplicate: 1 } });
});

it('an order waits for its node, over an outage too', () => {
  const node = createFakeNode(7);
  const { step } = createLockstepRig(node);
  step({ at: T });
  step({ at: T + HOUR, orders: [{ cover: 'C-1', kind: 'begin', minutes: 600 }] });
  step({ at: T + 2 * HOUR, outage: true });
  const { downlinks } = step({ at: T + 3 * HOUR, frames: [{ from: 'here', hex: asHex(node.status()) }] });
  expect(downlinks).toMatchObject([{ to: 'here', purpose: 'order' }]);
});
