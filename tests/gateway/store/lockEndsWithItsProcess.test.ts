import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const holder = `
  import { openStore } from ${JSON.stringify(new URL('../../../gateway/src/store/store.ts', import.meta.url).href)};
  openStore({ folder: process.argv[1], access: 'gateway' });
  // nothing refers to the store: the lock must outlive it all the same
  globalThis.gc();
  setTimeout(() => console.log('held'), 100);
  setInterval(() => undefined, 1000);
`;

it('is held while its process lives, and leaves nothing behind when that is killed', async () => {
  const folder = temporaryFolder();
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', holder, folder], { cwd });
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(() => openStore({ folder, access: 'gateway' })).toThrow(/held by another gateway/);
  child.kill('SIGKILL');
  await gone;
  expect(() => openTestStore({ folder })).not.toThrow();
});
