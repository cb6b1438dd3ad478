import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('lets nobody else read the keys', () => {
  const folder = join(temporaryFolder(), 'data');
  openTestStore({ folder });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'lidwatch.db')).mode & 0o777).toBe(0o600);
});
