import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playBeside } from '../../firmware/conformance/budgets/beside.ts';
import { readInstructions, requireInstructions } from '../../firmware/conformance/budgets/instructions.ts';
import { expectedLines, sealedVectors } from '../../firmware/conformance/budgets/vectors.ts';
import type { Engine } from '../../firmware/conformance/engines.ts';
import { acceptedPayload, committedVectors, isSealedVector } from '../support/vectors.ts';

const { PATH, CI } = process.env;
const NODE: Engine = { name: 'jerry', path: process.execPath };
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-count-'));
});

afterAll(() => {
  process.env.PATH = PATH;
  if (CI === undefined) delete process.env.CI;
  else process.env.CI = CI;
  rmSync(folder, { recursive: true, force: true });
});

/** A valgrind that runs the engine, and counts a thousand for itself and `each` for every status. */
function valgrind(each: number): void {
  const file = join(folder, 'valgrind');
  writeFileSync(
    file,
    `#!/bin/sh
"$4" "$5" || exit
echo "==1== I   refs:      $(( 1000 + ${each} * $(basename "$5" | tr -dc 0-9) ))" >&2
`,
  );
  chmodSync(file, 0o755);
  process.env.PATH = `${folder}:${PATH}`;
}

async function count(engines: readonly Engine[]) {
  const told: string[] = [];
  const failed = await playBeside(engines, { heap: 0, instructions: true }, (line) => told.push(line));
  return { told: told.join('\n'), failed };
}

describe('the instructions of a status', () => {
  it('are read out of what valgrind says, with its commas', () => {
    expect(readInstructions('frame ab\n==12== \n==12== I   refs:      14,380,824\n')).toBe(14380824);
    expect(readInstructions('==12== I refs: many')).toBeUndefined();
    expect(readInstructions('')).toBeUndefined();
  });

  it('are the difference of two runs, held to seven million', async () => {
    valgrind(7_000_000);
    const within = await count([NODE]);
    expect(within.failed).toEqual([]);
    expect(within.told).toMatch(/jerry, portable cipher +7000000 instructions/);
    valgrind(7_000_001);
    expect((await count([NODE])).failed).toMatchObject([{ code: 'engine-over-budget' }]);
    expect(() => requireInstructions('it', 7_000_001)).toThrow('7000001 instructions, 1 more than 7000000');
  });

  it('are left out with a word where there is no valgrind, and fail for it in CI only', async () => {
    process.env.PATH = '/nowhere';
    delete process.env.CI;
    const here = await count([NODE]);
    expect(here.failed).toEqual([]);
    expect(here.told).toMatch(/left out: .*valgrind.*apt-get install valgrind/);
    process.env.CI = 'true';
    expect((await count([NODE])).failed).toMatchObject([{ code: 'engine-missing' }]);
  });
});

describe('the vectors for the native cipher', () => {
  it('are all that are sealed, and the portable cipher makes of them what they say', () => {
    const committed = committedVectors().filter(isSealedVector);
    const lines = expectedLines(sealedVectors());
    expect(lines).toHaveLength(committed.length);
    const accepted = committed.flatMap((vector) => {
      const payload = acceptedPayload(vector);
      return payload === undefined ? [] : [`${payload} ${vector.hex}`];
    });
    expect(accepted.length).toBeGreaterThan(10);
    const found = lines.map((line) => line.replace(/^vector \d+ /, ''));
    for (const one of accepted) expect(found).toContain(one);
  });

  it('fail an engine whose AES is another', async () => {
    process.env.PATH = PATH;
    const file = join(folder, 'espruino');
    writeFileSync(
      file,
      `#!/bin/sh
echo "var require=function(){return {AES:{encrypt:function(m){return new Uint8Array(m.length).buffer}}}};" > all.js
cat "$1" >> all.js; ${process.execPath} all.js
`,
    );
    chmodSync(file, 0o755);
    const failed = await playBeside([{ name: 'espruino', path: file }], { heap: 0 }, () => undefined);
    expect(failed).toMatchObject([{ code: 'frames-differ' }]);
  });
});
