import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../gateway/src/parts/makeFolder.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('makes those above, for their owner only, and is content with one that is there', () => {
  const folder = temporaryFolder();
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  for (const path of [join(folder, 'a'), deep]) expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('says why it could not, and ends', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/);
  if (existsSync('/proc/self')) expect(() => makeFolder('/proc/lidwatch/data')).toThrow(/ENOENT|EACCES|EPERM/);
});
