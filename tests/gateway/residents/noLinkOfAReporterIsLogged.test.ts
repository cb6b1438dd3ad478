import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../gateway/src/store/database.ts';
import { followOf, startResidents } from '../../support/residentRig.ts';

it('a page that meets a fault of ours is logged, without the word that opens it', async () => {
  const rig = await startResidents();
  const there = followOf(await rig.report({ text: 'it lies beside the hole' }));
  const follow = there.split('/').at(-1) ?? '';
  expect(follow.length).toBeGreaterThan(20);
  const db = openDatabase({ file: join(rig.folder, 'lidwatch.db'), create: false, waitMs: 1_000 });
  db.exec('DROP TABLE resident_reports');
  db.close();
  expect((await rig.page(there)).status).toBe(500);
  const lines = rig.log.lines.filter(({ code }) => code === 'request-failed');
  expect(lines).toMatchObject([{ method: 'GET', path: '/r/follow/:token' }]);
  expect(JSON.stringify(rig.log.lines)).not.toContain(follow);
});
