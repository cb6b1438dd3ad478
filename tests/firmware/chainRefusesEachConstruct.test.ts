import { describe, expect, it } from 'vitest';
import { BANS } from '../../firmware/build/bans/check.ts';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';

/** For each ban that the chain does not mend by itself: a source that breaks it, as somebody might write it. */
const SOURCES: Readonly<Record<string, string>> = {
  'late-var': 'function f(x: number) { if (x) y = read(x); var y = y! + 1; use(y); } f(input); f(2);',
  label: 'rows: for (let i = 0; i < input; i++) { for (let k = 0; k < i; k++) if (read(i, k)) continue rows; use(i); }',
  'default-not-last': 'switch (input) { default: use(3); break; case 1: use(read(1)); break; case 2: use(read(2)); }',
  'array-length': 'const queue: number[] = []; queue.push(input, read(1)); use(queue); queue.length = 0; use(queue);',
  'regular-expression': 'use(/(?:a|b){2,3}/g.test(String(input)));',
  'error-class': 'try { read(1); } catch (error) { use(error instanceof TypeError); }',
  accessor: 'const box = { get level() { return read(1); } }; use(box); use(box.level);',
  eval: 'use(new Function("return 1"));',
  math: 'use(Math.imul(input, 3) + Math.clz32(input) + Math.trunc(input) + Math.log2(input) + Math.hypot(input, 1));',
  'math-round': 'use(Math.round(input));',
  'math-pow': 'use(input ** 2);',
  number: 'use(Number.isInteger(input));',
  object: 'use(Object.freeze({ level: input }));',
  'create-with-properties': 'use(Object.create({}, { level: { value: input } }));',
  'array-prototype': 'use(Array.prototype.map.call(list, read));',
  'missing-global': 'use(new Map([[input, 1]]));',
  'missing-method': 'use(list.includes(input));',
  slice: 'use(new Uint8Array(input).slice(1));',
  'typed-set': 'const bytes = new Uint8Array(4); bytes.set(list, input); use(bytes);',
  'minus-zero': 'use(-0);',
  'json-reviver': 'use(JSON.parse(String(input), (_key, value) => value));',
  'json-stringify': 'use(JSON.stringify(list));',
  this: 'function level(this: unknown) { return this; } use(level); use(level.call(list));',
  'many-arguments': 'use(String.fromCharCode(...list));',
  'unbounded-recursion':
    'interface Row { next: Row } function walk(row: Row): number { return row.next ? walk(row.next) + read(1) : 0; } use(walk(row)); use(walk(row));',
  'property-by-text': 'const LIMITS: Record<string, number> = { low: 1, high: 2 }; use(LIMITS[name]);',
};

/** What terser and Babel write in another way, so that a script of the chain never has it: no source can break these. */
const MENDED = ['late-function', 'function-in-block', 'with'];

const GIVEN = `declare const input: number, name: string, list: number[], row: never;
declare function read(...at: number[]): number;
declare function use(value: unknown): void;
`;

describe('a build', () => {
  it('has a source for each ban that the chain does not mend', () => {
    expect([...Object.keys(SOURCES), ...MENDED].sort()).toEqual(BANS.map((ban) => ban.name).sort());
  });

  it.each(Object.entries(SOURCES))('refuses %s, and says where it stands', async (ban, text) => {
    const entry = { name: 'fixture.ts', text: GIVEN + text };
    await expect(buildEs5(entry)).rejects.toMatchObject({
      code: 'bundle-banned',
      message: expect.stringMatching(new RegExp(`fixture\\.ts:4:\\d+: ${ban}:`)),
    });
  });

  it.each([
    ['late-function', 'use(late(input)); use(late(2)); function late(n: number) { read(n); return read(n + 1); }'],
    [
      'function-in-block',
      'if (input) { function inner(n: number) { return read(n) + read(n); } use(inner(1)); use(inner); }',
    ],
  ])('mends %s', async (_ban, text) => {
    await expect(buildEs5({ name: 'fixture.ts', text: GIVEN + text })).resolves.toBeDefined();
  });

  it('cannot even bundle a `with`', async () => {
    await expect(
      buildEs5({ name: 'fixture.ts', text: `${GIVEN}with (list) { use(length); }\nexport {};` }),
    ).rejects.toMatchObject({
      code: 'bundle-failed',
    });
  });
});
