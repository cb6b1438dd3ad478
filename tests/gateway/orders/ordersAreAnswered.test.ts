import { expect, it } from 'vitest';
import { createOrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

it('brings each order to the node once, and sees it answered', () => {
  const rig = createOrderRig();
  for (const kind of ['begin', 'rezero', 'log', 'reboot'] as const) rig.order(kind);
  rig.wake();
  rig.clock.advance(HOUR);
  rig.wake();
  expect(rig.orders().map(({ order, state, sendings }) => [order, state, sendings])).toEqual([
    ['reboot', 'done', 1],
    ['log', 'done', 1],
    ['rezero', 'done', 1],
    ['begin', 'done', 1],
  ]);
  expect(rig.node).toMatchObject({ isInMaintenance: true, zeroed: 1, boots: 2 });
  expect(rig.node.taken.filter((type) => type === 'maintenance')).toHaveLength(4);
  rig.order('end');
  rig.wake();
  expect(rig.node.isInMaintenance).toBe(false);
  expect(rig.orders()[0]).toMatchObject({ order: 'end', state: 'done' });
});

it('repeats an order at each wake-up until the answer has come, through a restart too', () => {
  const rig = createOrderRig();
  rig.order('begin', 10 * HOUR);
  rig.wake((direction) => direction === 'up');
  expect(rig.orders()).toMatchObject([{ state: 'sent', sendings: 1 }]);
  rig.restart();
  rig.clock.advance(HOUR);
  // the node hears it, and its answer is lost
  let ups = 0;
  rig.wake((direction) => {
    if (direction === 'up') ups += 1;
    return ups < 2;
  });
  expect(rig.orders()).toMatchObject([{ state: 'sent', sendings: 2 }]);
  rig.clock.advance(HOUR);
  rig.wake();
  expect(rig.orders()).toMatchObject([{ state: 'done' }]);
});

it('takes no answer for an order that it has not sent', () => {
  const rig = createOrderRig();
  rig.node.reboot();
  rig.order('reboot');
  rig.wake((direction) => direction === 'up');
  // the hello that was under way is not the answer
  expect(rig.orders()).toMatchObject([{ state: 'sent', sendings: 1 }]);
});

it('keeps the order of what belongs together, and lets a configuration pass what waits for its answer', () => {
  const rig = createOrderRig();
  rig.order('begin');
  rig.order('rezero');
  rig.set({ heartbeat: 60 });
  rig.exchange(rig.node.wake(), (direction) => direction === 'up');
  rig.rig.take(rig.fake.status());
  const opened = rig.rig.sent.map(({ bytes }) => rig.fake.open(bytes)?.downlink);
  expect(opened.map((d) => [d?.type, d?.action])).toEqual([
    [6, 1],
    [4, 0],
  ]);
});
