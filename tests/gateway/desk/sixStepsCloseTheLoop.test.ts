import { expect, it } from 'vitest';
import { CREW, createDeskRig, DISPATCHER, MINUTE } from '../../support/deskRig.ts';

it('goes from an event to a closed incident: six steps, the sensor, and somebody else', () => {
  const rig = createDeskRig({ unit: 'water' });
  const event = rig.raise('C-1', 'cover.opened', { severity: 'critical' });
  expect(rig.open('C-1')).toMatchObject({
    ...{ matter: 'open', severity: 'critical', unit: 'water', origin: 'event' },
    steps: [{ step: 'discovered' }, { step: 'reported' }, { step: 'assigned' }],
    next: { step: 'handled', dueAt: rig.open('C-1').openedAt + 6 * 60 * MINUTE },
  });
  rig.act('C-1', CREW, { act: 'begin-work' });
  expect(rig.store.orders.list('C-1', 5)).toMatchObject([{ kind: 'begin', state: 'pending' }]);
  rig.clear(event);
  expect(rig.handIn('C-1')).toMatchObject({ handedIn: { who: 'kim' }, verification: { state: 'waiting' } });
  expect(rig.store.orders.list('C-1', 5)[0]).toMatchObject({ kind: 'end', state: 'pending' });
  rig.sample('C-1');
  expect(rig.open('C-1').verification.state).toBe('waiting');
  rig.clock.advance(31 * MINUTE);
  expect(rig.open('C-1')).toMatchObject({
    verification: { state: 'verified', proof: { by: 'silence', samples: 1, tilt: 1 } },
    next: { step: 'feedback' },
  });
  rig.act('C-1', CREW, { act: 'take', step: 'feedback', note: 'seated anew' });
  expect(() => rig.act('C-1', { ...CREW, role: 'dispatcher' }, { act: 'take', step: 'follow-up' })).toThrow(
    'same-person',
  );
  const { id } = rig.act('C-1', DISPATCHER, { act: 'take', step: 'follow-up' });
  expect(rig.store.incidents.get(id)).toMatchObject({ result: 'resolved', closedAt: rig.clock.now() - 100 });
  expect(rig.store.incidents.openOf('C-1')).toBeUndefined();
});
