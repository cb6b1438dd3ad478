import { FLAG } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createDeskRig, MINUTE, SUPERVISOR } from '../../support/deskRig.ts';

it('refutes work at once, which is the crew’s again', () => {
  const rig = createDeskRig({ unit: 'water' });
  const change = rig.raise('C-1', 'cover.tilted');
  rig.clear(change);
  rig.handIn('C-1');
  rig.clock.advance(MINUTE);
  rig.sample('C-1', { tilt: 22 });
  expect(rig.open('C-1')).toMatchObject({ verification: { state: 'refuted' }, next: { step: 'handled' } });
  expect(rig.open('C-1').handedIn).toBeUndefined();
  // a sensor that is broken can be overruled, by name and reason
  rig.act('C-1', SUPERVISOR, { act: 'overrule', reason: 'the node hangs loose' });
  expect(rig.open('C-1')).toMatchObject({
    verification: { state: 'overruled', who: 'sam' },
    next: { step: 'feedback' },
  });
});

it('a node that is told to be silent proves nothing by silence: handing in ends its maintenance', () => {
  const rig = createDeskRig({ unit: 'water' });
  const change = rig.raise('C-1', 'cover.opened');
  rig.sample('C-1', { flags: FLAG.maintenance });
  rig.clear(change);
  rig.handIn('C-1');
  expect(rig.store.orders.list('C-1', 1)).toMatchObject([{ kind: 'end' }]);
  rig.sample('C-1', { flags: FLAG.maintenance });
  rig.clock.advance(120 * MINUTE);
  expect(rig.open('C-1').verification.state).toBe('waiting');
  rig.sample('C-1');
  expect(rig.open('C-1')).toMatchObject({ verification: { state: 'verified', proof: { by: 'samples' } } });
});

it('the time of the work is that of its handing in, however long the sensor takes', () => {
  const rig = createDeskRig({ unit: 'water' });
  const change = rig.raise('C-1', 'cover.opened');
  rig.clear(change);
  const { openedAt } = rig.open('C-1');
  rig.clock.advance(359 * MINUTE);
  const handedIn = rig.handIn('C-1').handedIn?.at;
  rig.sample('C-1');
  rig.clock.advance(60 * MINUTE);
  const { steps, card } = rig.open('C-1');
  expect(steps.at(-1)).toMatchObject({ step: 'handled', at: handedIn, dueAt: openedAt + 360 * MINUTE, who: 'sensor' });
  expect(card).toBe('none');
  expect(rig.kinds(1).filter((kind) => kind === 'card')).toHaveLength(1);
});
