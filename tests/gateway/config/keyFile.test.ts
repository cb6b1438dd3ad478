import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeyFile } from '../../../gateway/src/config/keyFile.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHERS = ['1', '2', '3'].map((digit) => digit.repeat(32));
const told = (text: string) => parseKeyFile('nodes.csv', text).problems.map((p) => `${p.line} ${p.path}: ${p.message}`);

describe('a good key file', () => {
  it('is read with its names and groups, in any order of columns', () => {
    const text = `\ufeffkey,cover,group,node,name\r\n${KEY},C-1,tunnel,0x0000002A,"Main St, 12"\r\n${OTHERS[0]},C-2,,43,\r\n`;
    const { rows, problems } = parseKeyFile('nodes.csv', text);
    expect(problems).toEqual([]);
    const key = Uint8Array.from({ length: 16 }, (_, i) => i);
    expect(rows).toEqual([
      { cover: 'C-1', node: 42, key, name: 'Main St, 12', group: 'tunnel' },
      { cover: 'C-2', node: 43, key: new Uint8Array(16).fill(0x11) },
    ]);
  });

  it('may hold comments and empty lines', () => {
    const { rows, problems } = parseKeyFile('nodes.csv', `# depot\ncover,node,key\n\nC-1,1,${KEY}\n# end\n`);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
  });
});

describe('a bad line is told with its number', () => {
  it.each([
    ['a node id over 32 bits', `C-1,0x1ffffffff,${KEY}`, '2 node: "0x1ffffffff" is not a node id'],
    ['a node id that is none', `C-1,-1,${KEY}`, '2 node: "-1" is not a node id'],
    ['a cover that would break a topic', `C/1,1,${KEY}`, '2 cover: "C/1" is not a cover number'],
    ['too many fields', `C-1,1,${KEY},x`, '2 : 4 fields, but 3 columns'],
    ['too few fields', 'C-1', '2 node: "" is not a node id'],
  ])('%s', (_, line, message) => {
    expect(told(`cover,node,key\n${line}\n`)[0]).toContain(message);
  });

  it('a cover or a node that stands twice', () => {
    expect(
      told(`cover,node,key\nC-1,1,${KEY}\nC-2,2,${OTHERS[0]}\nC-1,3,${OTHERS[1]}\nC-3,0x2,${OTHERS[2]}\n`),
    ).toEqual(['4 cover: C-1 stands in line 2 already', '5 node: 0x00000002 stands in line 3 already']);
  });

  it('an unknown column, a missing one', () => {
    expect(told(`cover,nod,key\nC-1,1,${KEY}\n`)).toEqual([
      '1 : unknown column "nod"; did you mean "node"?',
      '1 : column "node" is missing',
    ]);
  });

  it('a quote that is left open', () => {
    expect(told(`cover,node,key\n"C-1,1,${KEY}\n`)).toHaveLength(1);
  });
});

it('never quotes a key, right or wrong', () => {
  const wrong = fc.stringMatching(/^[0-9a-fx]{8,40}$/).filter((key) => !/^[0-9a-f]{32}$/.test(key));
  fc.assert(
    fc.property(wrong, (key) => {
      const problems = told(`cover,node,key\nC-1,1,${key}\n`);
      expect(problems).toHaveLength(1);
      expect(problems.join()).not.toContain(key);
    }),
  );
});

it('answers any text without a throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const file of [text, `cover,node,key\n${text}`]) {
        const { rows, problems } = parseKeyFile('nodes.csv', file);
        for (const row of rows) expect(row.key).toHaveLength(16);
        for (const problem of problems) expect(problem.line).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

it('one key for two nodes is a warning that names both lines and not the key', () => {
  const key = '000102030405060708090a0b0c0d0e0f';
  const { rows, problems } = parseKeyFile('nodes.csv', `cover,node,key\nC-1,1,${key}\nC-2,2,${key.toUpperCase()}\n`);
  expect(rows).toHaveLength(2);
  expect(problems).toMatchObject([{ severity: 'warning', line: 3, message: expect.stringContaining('line 2') }]);
  expect(JSON.stringify(problems)).not.toContain(key);
});
