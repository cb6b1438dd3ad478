import { existsSync, lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writeSecretFiles } from '../../firmware/build/provision/secretFiles.ts';
import { createScratch } from '../support/scratch.ts';

it('a link that leads nowhere is in the way as a file is, and is replaced, not followed, by force', () => {
  const { folder, path } = createScratch();
  symlinkSync(path('nowhere'), path('b'));
  const files = ['a', 'b'].map((name) => ({ path: path(name), text: 'key' }));
  expect(() => writeSecretFiles(files, false)).toThrow(expect.objectContaining({ code: 'file-exists' }));
  expect(readdirSync(folder)).toEqual(['b']);
  writeSecretFiles(files, true);
  expect(lstatSync(path('b')).isFile()).toBe(true);
  expect(existsSync(path('nowhere'))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
});
