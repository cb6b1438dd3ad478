import { expect, it } from 'vitest';
import { createDeskRig, MINUTE, SUPERVISOR } from '../../support/deskRig.ts';
import { batch } from '../../support/storeRig.ts';

it('all events of a cover are one incident until it is closed; then comes the next', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.tilted');
  const { id } = rig.open('C-1');
  rig.raise('C-1', 'cover.opened', { severity: 'critical' });
  expect(rig.open('C-1')).toMatchObject({ id, matter: 'open', severity: 'critical', events: [{}, {}] });
  rig.act('C-1', SUPERVISOR, { act: 'false-alarm', reason: 'the test of a node' });
  rig.raise('C-1', 'battery.low');
  expect(rig.open('C-1').id).toBeGreaterThan(id);
});

it('a single blow opens none, and neither does what stands on a shelf; both join', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.impact');
  rig.raise('C-1', 'cover.tilted', { shelved: true });
  expect(rig.store.incidents.openOf('C-1')).toBeUndefined();
  rig.raise('C-1', 'water.high');
  rig.clock.advance(MINUTE);
  rig.raise('C-1', 'cover.impact');
  expect(rig.open('C-1').events.map(({ rule }) => rule)).toEqual(['water.high', 'cover.impact']);
});

it('one that is told late and over by then opens one; one that never was opens none', () => {
  const rig = createDeskRig({ startDesk: false });
  const late = rig.store;
  const now = rig.clock.now();
  rig.restart();
  const over = rig.raise('C-1', 'cover.opened', { onset: now - 60 * MINUTE, late: true });
  rig.clear(over);
  expect(rig.open('C-1').events).toMatchObject([{ open: false }]);
  // both stand in the outbox before the desk has looked
  const withdrawn = { ...over, id: 'never', cover: 'C-2' };
  const again = { ...withdrawn, revision: 1, transition: { ...over.transition, kind: 'withdrawn' as const } };
  rig.store.commit(batch({ events: [withdrawn, again] }), rig.clock.now());
  rig.desk.wake();
  rig.settle();
  expect(rig.store.incidents.openOf('C-2')).toBeUndefined();
  expect(late).not.toBe(rig.store);
});

it('what is raised behind the work sends it back', () => {
  const rig = createDeskRig({ unit: 'water' });
  const high = rig.raise('C-1', 'water.high');
  rig.clear(high);
  rig.handIn('C-1');
  expect(rig.open('C-1').next?.step).toBe('feedback');
  rig.clock.advance(MINUTE);
  rig.raise('C-1', 'battery.low', { severity: 'minor' });
  expect(rig.open('C-1')).toMatchObject({ reopened: 1, next: { step: 'handled' }, verification: { state: 'none' } });
});
