import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createStoreOpener } from '../../../gateway/src/store/opener.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('tries again where another process holds the database just when a gateway starts', () => {
  const folder = temporaryFolder();
  openTestStore({ folder }).close();
  const other = new Database(join(folder, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');

  const clock = createManualClock();
  let open: Store | undefined;
  const opener = createStoreOpener({
    folder,
    access: 'gateway',
    clock,
    random: () => 0,
    onState: () => undefined,
    onOpen(store) {
      store.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], clock.now());
      open = store;
    },
  });
  opener.start();
  expect(opener.state()).toMatchObject({ status: 'down', reason: 'SQLITE_BUSY: database is locked' });
  expect(open).toBeUndefined();

  other.exec('ROLLBACK');
  other.close();
  clock.advance(1_000);
  expect(opener.state().status).toBe('up');
  expect(open?.covers.get('C-1')).toMatchObject({ node: 1 });
  open?.close();
});
