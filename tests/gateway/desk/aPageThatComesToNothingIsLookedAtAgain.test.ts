import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createDeskRig } from '../../support/deskRig.ts';
import { batch, tilted } from '../../support/storeRig.ts';

/** More than one page of events. */
const COVERS = 120;

it('what a disk that was full has undone at the start is looked at again, and no page is passed over', () => {
  let failures = 0;
  const rig = createDeskRig({
    covers: COVERS,
    startDesk: false,
    wrap: (store) => ({
      ...store,
      atomically: (work) =>
        store.atomically(() => {
          const answer = work();
          // the fault lies with the commit: everything before it went well
          if (failures > 0 && store.incidents.openBehind(0, COVERS).length > 0) {
            failures -= 1;
            throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
          }
          return answer;
        }),
    }),
  });
  const now = rig.clock.now();
  const events = Array.from({ length: COVERS }, (_, i) => tilted(`C-${i + 1}`, now));
  rig.store.commit(batch({ events }), now);
  failures = 1;
  rig.restart();
  rig.clock.advance(60_000);
  expect(failures).toBe(0);
  expect(rig.store.incidents.openBehind(0, 2 * COVERS)).toHaveLength(COVERS);
});
