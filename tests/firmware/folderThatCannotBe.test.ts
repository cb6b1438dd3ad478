import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../firmware/bin/lidwatch-fw.mjs', import.meta.url));

// Node's own recursive mkdir goes round for ever there
it.skipIf(!existsSync('/proc/self'))(
  'a folder in a file system that takes none ends with a coded error that names it',
  () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', timeout: 25_000, killSignal: 'SIGKILL' });
    const provisioned = run('provision', '--board', 'sim', '--cover', 'C-1', '--out', '/proc/lidwatch/nodes');
    expect(provisioned).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/file-unwritable: \/proc\/lidwatch\/nodes\/C-1\.node\.json: ENOENT/),
    });
    const built = run('build', '--board', 'sim', '--out', '/proc/lidwatch');
    expect(built).toMatchObject({ status: 1, stderr: expect.stringContaining('file-unwritable: /proc/lidwatch/') });
  },
  60_000,
);
