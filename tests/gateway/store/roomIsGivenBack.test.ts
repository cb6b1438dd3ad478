import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';
import { WAL_BYTES } from '../../../gateway/src/store/wal.ts';
import { batch, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const DAY = 86_400_000;
const NOW = 20_000 * DAY;
const extra = 'x'.repeat(1_000);

it('step by step, while frames go on being committed', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, size: 5_000_000 } });
  for (let i = 0; i < 4; i += 1) {
    const readings = Array.from({ length: 5_000 }, (_, n) => reading('C-1', NOW + i * 5_000 + n, { extra }));
    store.commit(batch({ readings }), NOW);
  }
  const before = store.figures().file;
  let written = 0;
  for (let i = 0; ; i += 1) {
    written += 1;
    store.commit(batch({ readings: [reading('C-2', NOW + i, { tilt: 1 })] }), NOW);
    const pruned = store.prune(NOW, false);
    if (!store.giveBack() && !pruned) break;
    expect(i).toBeLessThan(1_000);
  }
  const { file, free } = store.figures();
  expect(before).toBeGreaterThan(20_000_000);
  expect(file).toBeLessThan(8_000_000);
  expect(free).toBeLessThan(3_000_000);
  const day = { cover: 'C-2', signal: 'tilt', from: NOW, to: NOW + DAY, resolution: 'day', limit: 10 } as const;
  expect(store.history(day).points).toMatchObject([{ count: written }]);
});

it('the WAL begins anew as soon as a long reader lets it', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const wal = join(folder, 'lidwatch.db-wal');
  const reader = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM readings').get();
  const large = extra.repeat(20);
  while (statSync(wal).size <= WAL_BYTES) {
    const readings = Array.from({ length: 500 }, (_, n) => reading('C-1', NOW + n, { extra: large }));
    store.commit(batch({ readings }), NOW);
  }
  expect(store.restartWal()).toBe(false);
  reader.exec('COMMIT');
  expect(store.restartWal()).toBe(true);
  expect(statSync(wal).size).toBe(0);
  reader.close();
});
