import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyFiles } from '../../firmware/build/flash/copyFiles.ts';
import { createScratch } from '../support/scratch.ts';

const SCRIPT = { name: 'lidwatch.js', bytes: 'a();', secret: false };
const RECORD = { name: 'lw.provision', bytes: '{"node":1}', secret: true };

describe('flashing a board that runs IoT.js', () => {
  it('puts the files into its folder, the record for its owner alone', () => {
    const { folder, path } = createScratch();
    const copied: string[] = [];
    copyFiles(folder, [RECORD, SCRIPT], ({ name }) => copied.push(name));
    expect(copied).toEqual(['lw.provision', 'lidwatch.js']);
    expect(readFileSync(path('lidwatch.js'), 'latin1')).toBe('a();');
    expect(statSync(path('lw.provision')).mode & 0o777).toBe(0o600);
  });

  it('replaces what stands there, and leaves nothing else behind', () => {
    const { folder, path, write } = createScratch();
    write('lw.provision', 'old', 0o644);
    chmodSync(path('lw.provision'), 0o644);
    copyFiles(folder, [RECORD], () => undefined);
    expect(readFileSync(path('lw.provision'), 'latin1')).toBe('{"node":1}');
    expect(statSync(path('lw.provision')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['lw.provision']);
  });

  it('refuses a folder that is not there, or a file in its place', () => {
    const { path, write } = createScratch();
    const file = write('file', '');
    for (const folder of [path('nowhere'), file]) {
      expect(() => copyFiles(folder, [SCRIPT], () => undefined)).toThrow(
        expect.objectContaining({ code: 'port-missing' }),
      );
    }
  });
});
