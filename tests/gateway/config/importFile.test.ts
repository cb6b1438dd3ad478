import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImportFile, readImportFile } from '../../../gateway/src/config/importFile.ts';
import { createScratch } from '../../support/scratch.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

/** As lidwatch-fw provision writes it. */
const GOOD = {
  lidwatch: 1,
  cover: 'C-0001',
  name: 'Station Road',
  node: 305_419_896,
  key: KEY,
  profile: 'sealed',
  board: 'mdbt42q-rylr998',
  link: { kind: 'rylr998', band: 868_100_000, parameter: '7,7,1,12' },
};

const parse = (value: unknown) => parseImportFile('C-0001.json', JSON.stringify(value, null, 2));
const told = (value: unknown) => parse(value).problems.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);

it('reads one record, or a list of them', () => {
  const { nodes, problems } = parse(GOOD);
  expect(problems).toEqual([]);
  const { lidwatch: _, ...rest } = GOOD;
  expect(nodes).toEqual([{ ...rest, key: Uint8Array.from({ length: 16 }, (_, i) => i) }]);
  expect(parse([GOOD, { ...GOOD, cover: 'C-0002', node: 2 }]).nodes.map(({ cover }) => cover)).toEqual([
    'C-0001',
    'C-0002',
  ]);
});

it('can do without a name and without a link', () => {
  const { name: _name, link: _link, ...least } = GOOD;
  expect(parse(least).problems).toEqual([]);
});

describe('what is wrong is told with its place', () => {
  it.each([
    ['another version', { ...GOOD, lidwatch: 2 }, '2:15 lidwatch: is not 1: the file was written by another version'],
    ['no version', { ...GOOD, lidwatch: undefined }, 'lidwatch: is missing: this is no import file'],
    ['a cover that would break a topic', { ...GOOD, cover: 'C/1' }, '3:12 cover: "C/1" is not a cover number'],
    ['a node id over 32 bits', { ...GOOD, node: 2 ** 32 }, '5:11 node: 4294967296 is not a node id'],
    ['a node id in quotes', { ...GOOD, node: '7' }, '5:11 node: "7" is not a node id'],
    ['half a key', { ...GOOD, key: KEY.slice(16) }, '6:10 key: a key is 32 hex digits; this has 16 characters'],
    ['a key that is no text', { ...GOOD, key: 12 }, '6:10 key: a key is 32 hex digits, in quotes'],
    ['another profile', { ...GOOD, profile: 'seald' }, 'did you mean "sealed"'],
    ['an unknown key', { ...GOOD, nmae: 'x' }, 'unknown key; did you mean "name"'],
    ['a list within a list', [[GOOD]], '#1'],
    ['nothing', null, 'the file is empty'],
  ])('%s', (_, value, message) => {
    expect(told(value).join('\n')).toContain(message);
    expect(parse(value).nodes).toEqual([]);
  });

  it('a cover or a node that stands twice', () => {
    expect(told([GOOD, { ...GOOD, node: 2 }, { ...GOOD, cover: 'C-2' }])).toEqual([
      expect.stringMatching(/^1\d:\d+ #2 > cover: C-0001 stands in this file already$/),
      expect.stringMatching(/^3\d:\d+ #3 > node: 0x12345678 stands in this file already$/),
    ]);
  });

  it('text that is no JSON', () => {
    expect(parseImportFile('x.json', '{"lidwatch": 1,').problems).not.toEqual([]);
    expect(parseImportFile('x.json', '').problems).not.toEqual([]);
  });
});

it('never quotes a key, however the file is broken', () => {
  const text = JSON.stringify(GOOD);
  const at = text.indexOf(KEY);
  const broken = fc
    .record({
      from: fc.nat(text.length),
      length: fc.nat(12),
      put: fc.constantFrom('', '"', '{', ':', '*', '&', '\n', 'x'),
    })
    .filter(({ from, length }) => from + length <= at || from >= at + KEY.length)
    .map(({ from, length, put }) => text.slice(0, from) + put + text.slice(from + length));
  fc.assert(
    fc.property(broken, (content) => {
      const { problems } = parseImportFile('C-0001.json', content);
      expect(JSON.stringify(problems)).not.toContain(KEY);
    }),
    { numRuns: 1_000 },
  );
});

it('answers any text without a throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { nodes, problems } = parseImportFile('x.json', text);
      expect(nodes.length > 0 || problems.length > 0 || text.trim() === '[]').toBe(true);
    }),
  );
});

it.skipIf(process.platform === 'win32')(
  'refuses a file that others than its owner may read, and reads a private one',
  () => {
    const { write } = createScratch();
    const text = JSON.stringify(GOOD);
    const { problems } = readImportFile(write('loose.json', text, 0o640));
    expect(problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('mode 0640') }]);
    expect(problems[0]?.hint).toContain('chmod 600');
    expect(readImportFile(write('tight.json', text, 0o600)).nodes).toHaveLength(1);
    expect(readImportFile('/nowhere/x.json').problems).toMatchObject([{ message: '/nowhere/x.json does not exist' }]);
  },
);
