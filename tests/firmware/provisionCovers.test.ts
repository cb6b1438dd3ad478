import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirmwareError } from '../../firmware/build/errors.ts';
import { parseCovers } from '../../firmware/build/provision/covers.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const BOARD = ['provision', '--board', 'mdbt42q-rylr998'];

async function provision(csv: string) {
  const { path, write } = createScratch();
  const out = path('nodes');
  const run = await lidwatchFw(...BOARD, '--covers', write('covers.csv', csv), '--out', out);
  return { ...run, out, names: existsSync(out) ? readdirSync(out).sort() : [] };
}

describe('a file of covers', () => {
  it('makes two files for each', async () => {
    const { code, out, names } = await provision('cover,name\nC-1,"Mill Lane, 3"\n# a comment\n\nC-2,\n');
    expect(code).toBe(0);
    expect(names).toEqual(['C-1.import.json', 'C-1.node.json', 'C-2.import.json', 'C-2.node.json']);
    const first = JSON.parse(readFileSync(join(out, 'C-1.import.json'), 'utf8')) as Record<string, unknown>;
    const second = JSON.parse(readFileSync(join(out, 'C-2.import.json'), 'utf8')) as Record<string, unknown>;
    expect(first.name).toBe('Mill Lane, 3');
    expect(second).not.toHaveProperty('name');
    expect(first.key).not.toBe(second.key);
  });

  it.each([
    ['cover,name\nC-1,a\nC 2,b\n', 'covers.csv:3: cover:'],
    ['cover\nC-1\nC-2\nc-1\n', 'covers.csv:4: cover: c-1 stands in line 2 already'],
    ['cover,name\nC-1,a,b\n', 'covers.csv:2: 3 fields'],
    [`cover,name\nC-1,${'x'.repeat(101)}\n`, 'covers.csv:2: name:'],
    ['cover,street\nC-1,a\n', 'covers.csv:1: the first line'],
    ['C-1\nC-2\n', 'covers.csv:1: the first line'],
    ['cover\n', 'covers.csv:1: there is no cover'],
    ['', 'covers.csv:1: the first line'],
    ['cover,name\nC-1,"a\n', 'covers.csv:'],
  ])('with a fault, %j, names the line and writes nothing', async (csv, place) => {
    const { code, err, names } = await provision(csv);
    expect(code).toBe(1);
    expect(err).toContain('covers-invalid');
    expect(err).toContain(place);
    expect(names).toEqual([]);
  });

  it('lists all faults at once', async () => {
    const { err } = await provision('cover\nC 1\nC-2\nC-2\n');
    expect(err).toContain(':2:');
    expect(err).toContain(':4:');
  });

  it('writes nothing where one file is in the way', async () => {
    const { folder, write } = createScratch();
    write('C-2.import.json', 'old');
    const csv = createScratch().write('covers.csv', 'cover\nC-1\nC-2\nC-3\n');
    const { code, err } = await lidwatchFw(...BOARD, '--covers', csv, '--out', folder);
    expect(code).toBe(1);
    expect(err).toContain('file-exists');
    expect(readdirSync(folder)).toEqual(['C-2.import.json']);
  });

  it('may hold anything: covers come out, or a coded error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `cover,name\n${text}`),
        ),
        (text) => {
          try {
            expect(parseCovers('x.csv', text).length).toBeGreaterThan(0);
          } catch (error) {
            if (!isFirmwareError(error, 'covers-invalid')) throw error;
          }
        },
      ),
    );
  });
});
