import { expect, it } from 'vitest';
import { DESK_CURSOR } from '../../../gateway/src/desk/drain.ts';
import { CREW, createDeskRig, type DeskRig } from '../../support/deskRig.ts';
import { batch, tilted } from '../../support/storeRig.ts';

/** A rig that counts the transactions of its desk. */
function counted(covers: number): { rig: DeskRig; commits(): number } {
  let commits = 0;
  const rig = createDeskRig({
    covers,
    wrap: (store) => {
      let depth = 0;
      return {
        ...store,
        atomically(work) {
          commits += depth === 0 ? 1 : 0;
          depth += 1;
          try {
            return store.atomically(work);
          } finally {
            depth -= 1;
          }
        },
      };
    },
  });
  return {
    rig,
    commits() {
      const count = commits;
      commits = 0;
      return count;
    },
  };
}

it('what the desk writes is not read by it once more: an event is one transaction, and so is an act', () => {
  const { rig, commits } = counted(2);
  commits();
  rig.raise('C-1', 'cover.opened');
  expect(commits()).toBe(1);
  rig.act('C-1', CREW, { act: 'note', note: 'seen' });
  expect(commits()).toBe(1);
  expect(rig.store.outbox.pending(DESK_CURSOR)).toBe(0);
});

it('what waits behind many entries of its own is found in steps, twenty events in each', () => {
  const { rig, commits } = counted(50);
  const { store, clock } = rig;
  const { id } = rig.desk.patrol({ cover: 'C-50', matter: 'open', photos: [] }, CREW);
  rig.settle();
  const event = (i: number) => store.commit(batch({ events: [tilted(`C-${i}`, clock.now())] }), clock.now());
  event(1);
  for (let i = 0; i < 600; i += 1) rig.tryTo(id, CREW, { act: 'note', note: `${i}` });
  for (let i = 2; i <= 45; i += 1) event(i);
  commits();
  rig.desk.wake();
  rig.settle();
  expect(store.outbox.pending(DESK_CURSOR)).toBe(0);
  expect(store.incidents.openBehind(0, 99)).toHaveLength(46);
  // one for the first event and 499 notes, one for the other notes and twenty events, and one for the rest
  expect(commits()).toBeLessThanOrEqual(4);
});
