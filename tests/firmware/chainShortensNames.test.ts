import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';

const API = `export interface Port {
  setup(baud: number, options: { rxPin?: string; readonly 'tx-pin': string }): void;
  /** a comment: notAMember */
  readonly uniqueId: string;
  onChange: (() => void) | null;
}
export type Engine = { openPort(name: string): Port };
`;

let boards = '';

beforeAll(() => {
  boards = mkdtempSync(join(tmpdir(), 'lidwatch-names-'));
  mkdirSync(join(boards, 'engine'));
  writeFileSync(join(boards, 'engine', 'api.ts'), API);
});

afterAll(() => rmSync(boards, { recursive: true, force: true }));

async function build(text: string) {
  return buildEs5({ name: 'fixture.ts', text: `declare const engine: any, use: any, read: any;\n${text}` }, { boards });
}

/** What a script hands to `use`. */
function run(code: string, engine: object = {}): unknown[] {
  const used: unknown[] = [];
  runInNewContext(code, { engine, read: (value: unknown) => value, use: (value: unknown) => used.push(value) });
  return used;
}

describe('the names in a script', () => {
  it('are short where they are our own, and mean the same', async () => {
    const { code } = await build(`
      function createLadder(rungHeight) { return { rungHeight, climbedRungs: 0 }; }
      const ladder = createLadder(read(30)), other = createLadder(read(20));
      ladder.climbedRungs += 2; use(ladder.climbedRungs * ladder.rungHeight + other.rungHeight); use(ladder);`);
    expect(code).not.toMatch(/rungHeight|climbedRungs|createLadder/);
    expect(run(code)[0]).toBe(80);
  });

  it("stay where an engine's declarations have them, parameters and quoted ones too", async () => {
    const { code, kept } = await build(`
      const port = engine.openPort('A'); port.setup(9600, { rxPin: 'D1', 'tx-pin': 'D2' });
      port.onChange = () => use(port.uniqueId); use(port.notAMember);`);
    for (const name of ['openPort', 'setup', 'rxPin', 'tx-pin', 'onChange', 'uniqueId']) expect(code).toContain(name);
    expect(code).not.toContain('notAMember');
    expect(kept).toMatchObject({ openPort: 1, setup: 1, rxPin: 1, onChange: 1, uniqueId: 1 });
  });

  it('stay where they stand in quotes anywhere: a record from outside has them', async () => {
    const { code, kept } = await build(`
      const record = JSON.parse(read('{"gatewayAddress":5,"deep":{"bandInHertz":868}}'));
      const deep = record['deep']; use(deep['bandInHertz']); use(record['gatewayAddress']);
      function later(radio) { use(radio.bandInHertz); } later(deep); later(deep);`);
    expect(run(code)).toEqual([868, 5, 868, 868]);
    expect(kept.bandInHertz).toBeGreaterThan(0);
  });

  it('stay where the language has them, though a member that no bundle may use gives its name free', async () => {
    const { code } = await build(`
      const list = [read(3), 1]; list.push(2); use(list.length + Math.abs(-list[0]) + 'ab'.charCodeAt(1));
      const bag = { entries: read(1), values: 2, fill: 3 }; use(bag.entries + bag.values + bag.fill); use(bag);`);
    expect(run(code).slice(0, 2)).toEqual([3 + 3 + 98, 6]);
    expect(code).not.toMatch(/entries|values|fill/);
  });

  it('are the shorter the more they are used', async () => {
    const rare = Array.from({ length: 80 }, (_, i) => `use({ rare${i}: read(${i}) });`).join('\n');
    const { code } = await build(`${rare}\nconst o = { common: read(1) }; use([o${', o.common'.repeat(20)}]); use(o);`);
    expect(code).toMatch(/(?:,\w\.[a-zA-Z$_]){20}/);
  });

  it('never meet a word that the language has, or that an engine has', async () => {
    const many = Array.from({ length: 4000 }, (_, i) => `own${i}: ${i}`).join(', ');
    const read = Array.from({ length: 4000 }, (_, i) => `o.own${i}`).join(', ');
    const { code } = await build(`const o = { ${many} }; use(o); use([${read}]);`);
    const keys = Object.keys(run(code)[0] as object);
    expect(new Set(keys).size).toBe(4000);
    expect(keys.filter((key) => ['do', 'if', 'in', 'at', 'is', 'of', 'PI', 'E'].includes(key))).toEqual([]);
  });

  it('of globals that are used by the dozen are given once', async () => {
    const { code } = await build(
      `for (let i = 0; i < 3; i += 1) use([${'Math.min(i, read(i)), '.repeat(6)}]); use(Math.max(1, read(2)));`,
    );
    expect(code.match(/Math\.min/g)).toHaveLength(1);
    expect(run(code)[3]).toBe(2);
  });
});
