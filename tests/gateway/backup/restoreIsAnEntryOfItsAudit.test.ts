import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('what comes back says last that it was brought back: of when it is, and that it was the command line', async () => {
  const folder = temporaryFolder();
  const out = join(temporaryFolder(), 'depot.tar.gz');
  const store = openTestStore({ folder });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.audit.add({ at: 5, who: 'ann', what: 'POST /api/covers', subject: 'C-1', detail: '' });
  expect((await lidwatch('backup', '--data', folder, '--out', out)).code).toBe(0);
  store.audit.add({ at: 6, who: 'eve', what: 'POST /api/covers', subject: 'C-2', detail: '' });
  store.close();
  const { madeAt } = await lidwatchJson<{ madeAt: string }>('restore', out, '--data', folder, '--replace');

  const restored = openTestStore({ folder });
  expect(restored.audit.list({ limit: 10 })).toMatchObject([
    { who: 'cli', what: 'restore', subject: 'depot.tar.gz', detail: JSON.stringify({ of: madeAt }) },
    { who: 'ann', subject: 'C-1' },
  ]);
  expect(restored.covers.list()).toHaveLength(1);
  restored.close();
});

it('a backup that is only looked at gets no entry, and stays as it is', async () => {
  const folder = temporaryFolder();
  const out = join(temporaryFolder(), 'depot.tar.gz');
  openTestStore({ folder }).close();
  expect((await lidwatch('backup', '--data', folder, '--out', out)).code).toBe(0);
  expect((await lidwatch('restore', out, '--check')).code).toBe(0);
  const elsewhere = temporaryFolder();
  expect((await lidwatch('restore', out, '--data', elsewhere)).code).toBe(0);
  const restored = openTestStore({ folder: elsewhere });
  expect(restored.audit.list({ limit: 10 })).toHaveLength(1);
  restored.close();
});
