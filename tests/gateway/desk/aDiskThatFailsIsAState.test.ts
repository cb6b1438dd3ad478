import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { CREW, createDeskRig } from '../../support/deskRig.ts';

it('a disk that is full is told, tried again, and loses nothing', () => {
  let isFull = false;
  const rig = createDeskRig({
    wrap: (store) => ({
      ...store,
      atomically: (work) =>
        store.atomically(() => {
          const answer = work();
          if (isFull) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
          return answer;
        }),
    }),
  });
  isFull = true;
  const change = rig.raise('C-1', 'cover.opened');
  expect(rig.desk.state()).toMatchObject({ status: 'down', reason: expect.stringContaining('SQLITE_FULL') });
  expect(() => rig.desk.patrol({ cover: 'C-2', matter: 'open', photos: [] }, CREW)).toThrow('full');
  rig.clock.advance(60_000);
  expect(rig.store.incidents.ofEvent(change.id)).toBeUndefined();
  isFull = false;
  rig.clock.advance(60_000);
  expect(rig.desk.state().status).toBe('up');
  expect(rig.store.incidents.ofEvent(change.id)?.cover).toBe('C-1');
  expect(rig.store.incidents.openOf('C-2')).toBeUndefined();
});

it('an event that meets a fault of the program holds up no other', () => {
  const rig = createDeskRig({
    wrap: (store) => ({
      ...store,
      inventory: {
        ...store.inventory,
        details(cover) {
          if (cover === 'C-1') throw new Error('a fault');
          return store.inventory.details(cover);
        },
      },
    }),
  });
  rig.raise('C-1', 'cover.opened');
  rig.raise('C-2', 'cover.opened');
  expect(rig.open('C-2').matter).toBe('open');
  expect(rig.log.lines).toMatchObject([{ code: 'desk-failed' }]);
  expect(rig.store.incidents.openBehind(0, 9)).toHaveLength(1);
});
