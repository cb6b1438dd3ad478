import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSecretFiles } from '../../firmware/build/provision/secretFiles.ts';
import { createScratch } from '../support/scratch.ts';

describe('files that hold keys', () => {
  it('are all written, or none where one is in the way', () => {
    const { folder, path, write } = createScratch();
    write('b', 'old');
    const files = ['a', 'b', 'c'].map((name) => ({ path: path(name), text: `new ${name}` }));
    expect(() => writeSecretFiles(files, false)).toThrow(expect.objectContaining({ code: 'file-exists' }));
    expect(readdirSync(folder)).toEqual(['b']);
    expect(readFileSync(path('b'), 'utf8')).toBe('old');
  });

  it('replace what is there where that is wanted, by name: a reader has the old file or the new one', () => {
    const { folder, path, write } = createScratch();
    write('a', 'old');
    const before = statSync(path('a')).ino;
    writeSecretFiles([{ path: path('a'), text: 'new' }], true);
    expect(readFileSync(path('a'), 'utf8')).toBe('new');
    expect(statSync(path('a')).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('leave everything as it was where the last one fails, replaced ones included', () => {
    const { folder, path, write } = createScratch();
    write('a', 'old');
    mkdirSync(path('c'));
    const files = ['a', 'b', 'c'].map((name) => ({ path: path(name), text: `new ${name}` }));
    expect(() => writeSecretFiles(files, true)).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
    expect(readFileSync(path('a'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a', 'c']);
  });

  it('are refused where their folder is a file', () => {
    const { path, write } = createScratch();
    write('file', '');
    const files = [{ path: join(path('file'), 'a'), text: 'x' }];
    expect(() => writeSecretFiles(files, false)).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
  });
});
