import { expect, it } from 'vitest';
import { createDeskRig, type DeskRig, HOUR, MINUTE } from '../../support/deskRig.ts';
import { batch, tilted } from '../../support/storeRig.ts';

/** A desk that meets a fault of the program whenever it wants to know of C-1, while `isBroken` says so. */
function brokenFor(isBroken: () => boolean, startDesk: boolean): DeskRig {
  return createDeskRig({
    startDesk,
    wrap: (store) => ({
      ...store,
      events: {
        ...store.events,
        get(id) {
          const event = store.events.get(id);
          if (isBroken() && event?.cover === 'C-1') throw new Error('a fault');
          return event;
        },
      },
    }),
  });
}

it('an event that meets a fault at the start is told, counted and passed over; the others get their incidents', () => {
  const rig = brokenFor(() => true, false);
  const now = rig.clock.now();
  rig.store.commit(batch({ events: [tilted('C-1', now), tilted('C-2', now)] }), now);
  rig.restart();
  expect(rig.open('C-2').matter).toBe('tilted');
  expect(rig.store.incidents.openOf('C-1')).toBeUndefined();
  const [bad] = rig.store.events.list({ cover: 'C-1', limit: 1 });
  expect(rig.log.lines).toMatchObject([{ code: 'desk-failed', what: 'event', id: bad?.id }]);
  expect([...rig.desk.faults.entries()]).toEqual([['event', 1]]);
});

it('an incident that meets a fault when it is held against its events does not hold up what is over of the others', () => {
  let isBroken = false;
  const rig = brokenFor(() => isBroken, true);
  const [first, second] = [rig.raise('C-1', 'cover.opened'), rig.raise('C-2', 'cover.opened')];
  rig.desk.stop();
  const over = [first, second].map((change) => ({
    ...change,
    transition: { ...change.transition, kind: 'cleared' as const },
  }));
  rig.store.commit(batch({ events: over }), rig.clock.now());
  rig.store.outbox.advance('incidents', rig.store.outbox.bounds().newest);
  isBroken = true;
  rig.restart();
  expect(rig.open('C-2').events).toMatchObject([{ open: false }]);
  expect(rig.open('C-1').events).toMatchObject([{ open: true }]);
  expect(rig.desk.faults.get('incident')).toBe(1);
});

it('an incident that meets a fault under the clock is left alone for an hour; the cards of the others come', () => {
  let isBroken = true;
  const rig = createDeskRig({
    wrap: (store) => ({
      ...store,
      incidents: {
        ...store.incidents,
        get(id) {
          const incident = store.incidents.get(id);
          if (isBroken && incident?.cover === 'C-1') throw new Error('a fault');
          return incident;
        },
      },
    }),
  });
  rig.raise('C-1', 'cover.opened');
  rig.raise('C-2', 'cover.opened');
  // neither has an owner: both wait to be assigned, within the hour
  rig.clock.advance(HOUR + MINUTE);
  expect(rig.open('C-2').card).toBe('red');
  expect(rig.open('C-1').card).toBe('none');
  expect(rig.desk.faults.get('incident')).toBe(1);
  isBroken = false;
  rig.clock.advance(HOUR);
  expect(rig.open('C-1').card).toBe('red');
});
