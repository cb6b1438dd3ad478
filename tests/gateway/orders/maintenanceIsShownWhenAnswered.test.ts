import { ACTION, FLAG } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createOrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

/** A node whose heartbeats are half a day apart, and what the gateway shows of its cover. */
function createPair() {
  const rig = createOrderRig();
  return { rig, isShown: () => rig.rig.store.covers.get('C-1')?.state.maintenance };
}

it('shows maintenance from the answer on, and its end, without waiting for a status', () => {
  const { rig, isShown } = createPair();
  rig.order('begin');
  rig.wake((direction) => direction === 'up');
  // sent, and not answered
  expect(isShown()).toBe(false);
  rig.clock.advance(HOUR);
  rig.wake();
  expect(isShown()).toBe(true);
  rig.restart();
  rig.order('end');
  rig.wake();
  expect(isShown()).toBe(false);
});

it('shows the end that a node tells by itself, when the time is up', () => {
  const { rig, isShown } = createPair();
  rig.order('begin');
  rig.wake();
  expect(isShown()).toBe(true);
  rig.rig.take(rig.fake.maintenance(ACTION.end));
  expect(isShown()).toBe(false);
});

it('takes no begin that an end has overtaken, and no end that a begin is to overtake', () => {
  const { rig, isShown } = createPair();
  rig.order('begin');
  // its answer is lost: the node will repeat it
  rig.wake((direction) => direction === 'up');
  rig.order('end');
  rig.rig.take(rig.fake.maintenance(ACTION.end));
  rig.rig.take(rig.fake.maintenance(ACTION.begin));
  expect(isShown()).toBe(false);

  rig.rig.take(rig.fake.status({ flags: FLAG.maintenance }));
  expect(isShown()).toBe(true);
  rig.order('begin');
  rig.rig.take(rig.fake.maintenance(ACTION.end));
  expect(isShown()).toBe(true);
});
