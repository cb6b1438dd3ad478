import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBackup } from '../../../gateway/src/backup/makeBackup.ts';
import { restoreBackup } from '../../../gateway/src/backup/restoreBackup.ts';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { NO_SECRET } from '../../../gateway/src/store/keys/storeSecret.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const sign = () => ({ who: 'cli', what: 'restore', subject: '', detail: '' });
const quiet = { now: Date.UTC(2026, 10, 26), progress: () => undefined, secret: NO_SECRET, sign };

async function backup(): Promise<string> {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  for (let node = 1; node <= 20; node += 1) store.covers.add({ cover: `C-${node}`, node, key: key(node) }, 0);
  store.commit(batch({ readings: Array.from({ length: 500 }, (_, i) => reading('C-1', i, { tilt: i })) }), 5);
  const target = join(temporaryFolder(), 'backup.tar.gz');
  await makeBackup({ ...quiet, database: join(folder, 'lidwatch.db'), target, program: 'test' });
  return target;
}

const restore = (file: string, folder: string) => restoreBackup({ ...quiet, file, folder, replace: false });

async function refused(file: string): Promise<void> {
  const folder = temporaryFolder();
  const failure = await restore(file, folder).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isGatewayError(failure, 'backup-invalid'), String(failure)).toBe(true);
  // nothing is left that a gateway would open
  expect(readdirSync(folder).filter((name) => name !== 'gateway.lock')).toEqual([]);
}

it('a backup that is cut anywhere is refused, and nothing is put in place', async () => {
  const whole = readFileSync(await backup());
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 30 }), async (length) => {
      const file = join(temporaryFolder(), 'cut.tar.gz');
      writeFileSync(file, whole.subarray(0, length));
      await refused(file);
    }),
    { numRuns: 25 },
  );
});

it('a backup of which any byte of the database was changed is refused', async () => {
  const tar = gunzipSync(readFileSync(await backup()));
  // a header of 512 bytes comes first
  const size = Number.parseInt(tar.subarray(124, 136).toString(), 8);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 512, max: 511 + size }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(tar);
      changed[at] = (changed[at] ?? 0) ^ flip;
      const file = join(temporaryFolder(), 'changed.tar.gz');
      writeFileSync(file, gzipSync(changed, { level: 1 }));
      await refused(file);
    }),
    { numRuns: 25 },
  );
});

it('what is no backup at all is refused', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('nonsense'), gzipSync('nonsense'), gzipSync(Buffer.alloc(1024))]) {
    const file = join(temporaryFolder(), 'other.tar.gz');
    writeFileSync(file, bytes);
    await refused(file);
  }
});

it('a whole one is taken, into a folder that is not there yet', async () => {
  const folder = join(temporaryFolder(), 'new', 'data');
  const { manifest } = await restore(await backup(), folder);
  expect(manifest.contents).toMatchObject({ covers: 20, readings: 500 });
  expect(existsSync(join(folder, 'lidwatch.db'))).toBe(true);
  const store = openTestStore({ folder });
  expect(store.covers.list()).toHaveLength(20);
});
