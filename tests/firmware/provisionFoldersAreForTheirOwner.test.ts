import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSecretFiles } from '../../firmware/build/provision/secretFiles.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

it('folders that are made for keys are for their owner alone, whatever the umask is', () => {
  const folder = temporaryFolder();
  const before = process.umask(0);
  try {
    writeSecretFiles([{ path: join(folder, 'depot', 'nodes', 'a'), text: 'key' }], false);
  } finally {
    process.umask(before);
  }
  for (const path of ['depot', 'depot/nodes']) expect(statSync(join(folder, path)).mode & 0o777).toBe(0o700);
});
