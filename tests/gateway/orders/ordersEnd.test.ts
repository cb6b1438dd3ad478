import { expect, it } from 'vitest';
import { createOrderRig } from '../../support/orderRig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function minutesSent(rig: ReturnType<typeof createOrderRig>): number[] {
  return rig.rig.sent.flatMap(({ bytes }) => {
    const downlink = rig.fake.open(bytes)?.downlink;
    return downlink?.type === 6 ? [downlink.minutes] : [];
  });
}

it('tells the node what is left of a maintenance window, not how long it was', () => {
  const rig = createOrderRig();
  rig.order('begin', 2 * HOUR);
  rig.clock.advance(30 * MINUTE);
  rig.rig.take(rig.fake.status());
  rig.clock.advance(89 * MINUTE);
  rig.rig.take(rig.fake.status());
  expect(minutesSent(rig)).toEqual([90, 1]);
});

it('sends no order whose time is over', () => {
  const rig = createOrderRig();
  rig.order('begin', 2 * HOUR);
  rig.clock.advance(2 * HOUR);
  expect(rig.orders()).toMatchObject([{ state: 'expired' }]);
  rig.wake();
  expect(rig.node.taken).toEqual([]);
  expect(rig.orders()).toMatchObject([{ state: 'expired', sendings: 0 }]);
});

it('gives up after twenty sendings, and what stood behind it goes on', () => {
  const rig = createOrderRig();
  rig.order('begin', 60 * 24 * HOUR);
  rig.order('rezero', 90 * 24 * HOUR);
  for (let i = 0; i < 30; i += 1) {
    rig.wake((direction) => direction === 'up');
    rig.clock.advance(25 * HOUR);
  }
  expect(rig.orders()).toMatchObject([
    { order: 'rezero', state: 'sent' },
    { order: 'begin', state: 'expired', sendings: 20 },
  ]);
});

it('sends more and more seldom to a node that is heard and does not answer', () => {
  const rig = createOrderRig();
  rig.set({ heartbeat: 60 });
  for (let i = 0; i < 1000; i += 1) {
    rig.rig.take(rig.fake.status());
    rig.clock.advance(10 * MINUTE);
  }
  expect(rig.rig.sent.length).toBeGreaterThan(8);
  expect(rig.rig.sent.length).toBeLessThan(24);
});

it('replaces an open order by a later one of the same sort', () => {
  const rig = createOrderRig();
  for (const kind of ['begin', 'end', 'rezero', 'rezero', 'begin'] as const) rig.order(kind);
  expect(rig.orders().map(({ order, state }) => [order, state])).toEqual([
    ['begin', 'pending'],
    ['rezero', 'pending'],
    ['rezero', 'replaced'],
    ['end', 'replaced'],
    ['begin', 'replaced'],
  ]);
  rig.wake();
  expect(rig.node).toMatchObject({ isInMaintenance: true, zeroed: 1 });
});

it('leaves an order replaced that is replaced while its sending is being committed', () => {
  const rig = createOrderRig();
  rig.order('begin');
  const [open] = rig.rig.store.orders.list('C-1', 1);
  rig.order('end');
  if (!open) throw new Error('no order');
  const late = { ...open, state: 'sent' as const, sendings: 1, sentAt: rig.clock.now() };
  const nothing = { nodes: [], covers: [], readings: [], reports: [], events: [], quarantine: [] };
  rig.rig.store.commit({ ...nothing, orders: [late] }, 0);
  expect(rig.orders()).toMatchObject([{ state: 'pending' }, { order: 'begin', state: 'replaced', sendings: 0 }]);
});
