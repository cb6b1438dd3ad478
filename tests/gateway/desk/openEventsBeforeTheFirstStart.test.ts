import { expect, it } from 'vitest';
import { DESK_CURSOR } from '../../../gateway/src/desk/drain.ts';
import { createDeskRig } from '../../support/deskRig.ts';
import { batch, tilted } from '../../support/storeRig.ts';

it('events that stand open when the desk first starts get their incidents; those that are over do not', () => {
  const rig = createDeskRig({ startDesk: false });
  const now = rig.clock.now();
  const over = tilted('C-2', now);
  const events = [tilted('C-1', now), over, { ...over, transition: { ...over.transition, kind: 'cleared' as const } }];
  rig.store.commit(batch({ events }), now);
  rig.restart();
  expect(rig.open('C-1')).toMatchObject({ matter: 'tilted', openedAt: rig.clock.now() - 100 });
  expect(rig.store.incidents.openOf('C-2')).toBeUndefined();
  const { last } = rig.open('C-1');
  rig.restart();
  expect(rig.open('C-1').last).toBe(last);
});

it('what the outbox had to give up before the desk had read it is found among the events', () => {
  const rig = createDeskRig();
  rig.desk.stop();
  rig.store.commit(batch({ events: [tilted('C-1', rig.clock.now())] }), rig.clock.now());
  rig.store.outbox.advance(DESK_CURSOR, rig.store.outbox.bounds().newest);
  rig.restart();
  expect(rig.open('C-1').events).toMatchObject([{ rule: 'cover.tilted', open: true }]);
});

it('the cursor of the desk outlives sinks that come and go, and holds back what it has not read', () => {
  const rig = createDeskRig();
  rig.desk.stop();
  const { outbox } = rig.store;
  rig.store.commit(batch({ events: [tilted('C-1', rig.clock.now())] }), rig.clock.now());
  expect(outbox.retain([DESK_CURSOR])).toEqual([]);
  expect(outbox.pending(DESK_CURSOR)).toBe(1);
  while (rig.store.prune(rig.clock.now() + 30 * 86_400_000));
  expect(outbox.pending(DESK_CURSOR)).toBe(1);
});
