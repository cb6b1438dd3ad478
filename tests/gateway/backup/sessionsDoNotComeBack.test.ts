import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { beside } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('whoever has logged out stays out when a backup is restored; users and what they did are there', async () => {
  const [data, other, out] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const store = beside(data);
  const now = Date.now();
  store.users.add({ name: 'ann', role: 'admin', passwordHash: '-' }, now);
  store.audit.add({ at: now, who: 'ann', what: 'POST /api/covers', subject: 'C-1', detail: '' });
  const begun = store.sessions.begin('ann', now);
  const file = join(out, 'one.tar.gz');
  expect(await lidwatch('backup', '--data', data, '--out', file)).toMatchObject({ code: 0 });
  expect(store.sessions.find(begun?.secret ?? '', now)?.user).toBe('ann');
  expect(await lidwatch('restore', file, '--data', join(other, 'data'))).toMatchObject({ code: 0 });
  const restored = beside(join(other, 'data'));
  expect(restored.sessions.find(begun?.secret ?? '', now)).toBeUndefined();
  expect(restored.users.get('ann')).toMatchObject({ role: 'admin' });
  expect(restored.audit.list({ limit: 2 })).toMatchObject([
    { who: 'cli', what: 'restore' },
    { who: 'ann', subject: 'C-1' },
  ]);
});
