import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS, firmwareError, isFirmwareError } from '../../firmware/build/errors.ts';

describe('the errors of the firmware tools', () => {
  it('stand in ERRORS.md, all of them, with their exit codes and meanings', () => {
    const page = readFileSync(new URL('../../firmware/ERRORS.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^\| `([a-z-]+)` *\| (\d) *\| ([^|]+) \|/gm)].map((row) => [
      row[1],
      { exit: Number(row[2]), text: row[3]?.trim() },
    ]);
    expect(Object.fromEntries(documented)).toEqual(ERRORS);
  });

  it('are known by their code', () => {
    const error = firmwareError('board-unknown', 'there is no board');
    expect(isFirmwareError(error)).toBe(true);
    expect(isFirmwareError(error, 'board-unknown')).toBe(true);
    expect(isFirmwareError(error, 'frames-differ')).toBe(false);
    expect(isFirmwareError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false);
  });
});
