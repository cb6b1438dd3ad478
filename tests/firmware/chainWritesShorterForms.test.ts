import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';

async function build(text: string): Promise<string> {
  return (await buildEs5({ name: 'fixture.ts', text: `declare const use: any, read: any;\n${text}` })).code;
}

function run(code: string): unknown[] {
  const used: unknown[] = [];
  runInNewContext(code, { read: (value: unknown) => value, use: (value: unknown) => used.push(value) });
  return used;
}

describe('shorter forms', () => {
  it('compare a number, or a text that is none, by two signs', async () => {
    const code = await build(
      "const x = read(0), y = read('ok'); use(x === 0); use(x !== -1); use(y === 'ok'); use(read(null) === 0);",
    );
    expect(code).not.toMatch(/[!=]==/);
    expect(run(code)).toEqual([true, true, true, false]);
  });

  it('leave alone what would mean something else', async () => {
    const code = await build(
      "const x = read(0), y = read(''), z = read(5); use(x === y); use(y === read(null)); use(z === '5');",
    );
    expect(code.match(/===/g)).toHaveLength(3);
    expect(run(code)).toEqual([false, false, false]);
  });

  it('count up and down, but append to a text', async () => {
    const code = await build(
      "let n = read(1); let t = '' + read('a'); n += 1; use(n); n -= 1; t += 1; use(n + t); let e = ''; e += 1; use(read(e));",
    );
    expect(run(code)).toEqual([2, '1a1', '1']);
    expect(code).toMatch(/\+\+/);
  });

  it('wrap no function to give it a name', async () => {
    const code = await build(
      'const later = { setTimer: (run: any) => setTimer(run) }; function setTimer(run: any) { use(run); use(run); } use(later); setTimer(1);',
    );
    expect(code).not.toMatch(/toString|apply/);
  });
});
