import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../firmware/build/bans/check.ts';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-chain-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function source(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('the chain', () => {
  it('lowers what the firmware is written in to ES5 that means the same', async () => {
    const entry = source(
      'features.ts',
      `declare function report(value: unknown): void;
       const late = (n: number): number => early(n) + 1;
       function early(n: number): number { return n * 2; }
       interface Options { readonly level?: number }
       function create({ level = 7 }: Options) {
         const steps = [1, 2, 3];
         let sum = 0;
         for (const step of steps) sum += step;
         return { sum: () => sum, level, text: \`level \${level}\` };
       }
       const made = create({});
       report([late(3), made.sum(), made.level, made.text, made?.level ?? 0]);`,
    );
    const { code, sizes } = await buildEs5(entry);
    expect(checkBundle(code)).toEqual([]);
    expect(sizes.minified).toBe(Buffer.byteLength(code));
    let reported: unknown;
    runInNewContext(code, { report: (value: unknown) => (reported = JSON.stringify(value)) });
    expect(reported).toBe('[7,6,7,"level 7",7]');
  });

  it('puts a function that was used before its declaration first', async () => {
    const entry = source('hoist.ts', 'declare let out: number; out = f(); function f() { return Number("4"); }');
    expect(checkBundle((await buildEs5(entry)).code)).toEqual([]);
  });

  it('says where in the sources something stands that an engine cannot run', async () => {
    const entry = source('banned.ts', 'declare let out: unknown;\n\nout = new Map([[1, 2]]);\n');
    await expect(buildEs5(entry)).rejects.toMatchObject({
      code: 'bundle-banned',
      message: expect.stringMatching(/banned\.ts:3:\d+: missing-global/),
    });
  });

  it('says where in the sources something is wrong', async () => {
    const entry = source('broken.ts', 'const a = 1;\nimport { b } from "./nowhere.ts";\nconsole.log(a, b);\n');
    await expect(buildEs5(entry)).rejects.toMatchObject({
      code: 'bundle-failed',
      message: expect.stringMatching(/broken\.ts:2:\d+: Could not resolve/),
    });
  });
});
