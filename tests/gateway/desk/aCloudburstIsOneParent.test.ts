import { expect, it } from 'vitest';
import { createDeskRig, HOUR, SUPERVISOR } from '../../support/deskRig.ts';

it('so many covers of a cell that flood within an hour become children of one parent, which ends with the last of them', () => {
  const rig = createDeskRig({ covers: 6, cell: 'G-1', unit: 'water' });
  const covers = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5'];
  for (const cover of covers.slice(0, 4)) rig.raise(cover, 'water.high');
  expect(rig.store.incidents.parentIn('G-1')).toBeUndefined();
  rig.raise('C-5', 'water.rising');
  const parent = rig.store.incidents.parentIn('G-1');
  expect(parent).toMatchObject({ kind: 'parent', matter: 'flooding', cell: 'G-1' });
  expect(parent?.children).toHaveLength(5);
  rig.clock.advance(2 * HOUR);
  rig.raise('C-6', 'water.high');
  for (const cover of [...covers, 'C-6']) expect(rig.open(cover).parent).toBe(parent?.id);
  for (const cover of covers) rig.act(cover, SUPERVISOR, { act: 'false-alarm', reason: 'street cleaning' });
  expect(rig.store.incidents.parentIn('G-1')?.children).toHaveLength(6);
  const { id } = rig.act('C-6', SUPERVISOR, { act: 'false-alarm', reason: 'street cleaning' });
  expect(rig.store.incidents.parentIn('G-1')).toBeUndefined();
  rig.tryTo(id, SUPERVISOR, { act: 'reopen', reason: 'it was none' });
  expect(rig.store.incidents.parentIn('G-1')?.id).toBe(parent?.id);
});

it('covers that flood one after the other, and those of other cells, do not', () => {
  const rig = createDeskRig({ covers: 6, unit: 'water' });
  for (const cover of ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6']) rig.raise(cover, 'water.high');
  const slow = createDeskRig({ covers: 6, cell: 'G-1' });
  for (const cover of ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6']) {
    slow.raise(cover, 'water.high');
    slow.clock.advance(HOUR / 2);
  }
  for (const { store } of [rig, slow]) {
    expect(store.incidents.openBehind(0, 99).filter(({ kind }) => kind === 'parent')).toEqual([]);
  }
});
