import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHER = 'ff'.repeat(16);

function record(cover: string, node: number, more: Readonly<Record<string, unknown>> = {}) {
  return { lidwatch: 1, cover, node, key: KEY, profile: 'sealed', board: 'sim', ...more };
}

function createSite() {
  const { write, path } = createScratch();
  const file = (name: string, value: unknown) => write(name, JSON.stringify(value));
  const provision = (...args: readonly string[]) => lidwatch('provision', ...args, '--data', path('db'));
  const changes = async (...args: readonly string[]) => {
    const told = ['provision', ...args, '--data', path('db')];
    const { steps } = await lidwatchJson<{ steps: { cover: string; change: string }[] }>(...told);
    return steps.map(({ cover, change }) => `${cover} ${change}`);
  };
  const show = (cover: string) =>
    lidwatchJson<{ node: number; key: string; name?: string; provisioned?: unknown }>(
      ...['cover', 'show', cover, '--show-key', '--data', path('db')],
    );
  return { file, path, write, provision, changes, show };
}

it('takes covers, nodes and keys up, and leaves the file as it was', async () => {
  const { file, provision, show } = createSite();
  const link = { kind: 'udp' };
  const one = file('C-1.json', record('C-1', 7, { name: 'Main St', link }));
  const text = readFileSync(one, 'utf8');
  const { code, out, err } = await provision(one, file('more.json', [record('C-2', 8), record('C-3', 9)]));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^C-1 +0x00000007 +added/m);
  expect(out).toContain('3 covers changed');
  expect(await show('C-1')).toMatchObject({
    node: 7,
    key: KEY,
    name: 'Main St',
    provisioned: { profile: 'sealed', board: 'sim', link },
  });
  expect(readFileSync(one, 'utf8')).toBe(text);
});

it('changes nothing when it is done again', async () => {
  const { file, changes, show } = createSite();
  const one = file('C-1.json', record('C-1', 7));
  expect(await changes(one)).toEqual(['C-1 added']);
  expect(await changes(one)).toEqual(['C-1 unchanged']);
  expect(await changes(file('C-1.json', record('C-1', 7, { name: 'Main St' })))).toEqual(['C-1 described']);
  expect(await show('C-1')).toMatchObject({ name: 'Main St' });
});

it('shows with --dry-run what would change, and changes nothing, with a database and without', async () => {
  const { file, provision, changes, show } = createSite();
  const one = file('C-1.json', record('C-1', 7));
  expect(await changes(one, '--dry-run')).toEqual(['C-1 added']);
  expect((await lidwatch('cover', 'list', '--data', one)).code).not.toBe(0);
  expect(await changes(one)).toEqual(['C-1 added']);
  const swapped = file('C-1b.json', record('C-1', 8));
  const { out } = await provision(swapped, '--dry-run');
  expect(out).toMatch(/^C-1 +0x00000008 +gets another node +0x00000007$/m);
  expect(out).toContain('1 cover would be changed; nothing was, and it takes --replace');
  expect(await show('C-1')).toMatchObject({ node: 7 });
});

it.each([
  ['another node', record('C-1', 8), { node: 8, key: KEY }],
  ['another key', record('C-1', 7, { key: OTHER }), { node: 7, key: OTHER }],
])('gives a cover %s only with --replace', async (_, swapped, after) => {
  const { file, provision, show } = createSite();
  await provision(file('a.json', record('C-1', 7)));
  const other = file('b.json', [record('C-2', 2), swapped]);
  const { code, err } = await provision(other);
  expect(code).toBe(4);
  expect(err).toContain('--replace');
  expect((await show('C-1')).node).toBe(7);
  expect((await lidwatch('cover', 'show', 'C-2', '--data', file('x', ''))).code).not.toBe(0);
  expect((await provision(other, '--replace')).code).toBe(0);
  expect(await show('C-1')).toMatchObject(after);
});

it('swaps the nodes of two covers', async () => {
  const { file, provision, show } = createSite();
  await provision(file('a.json', [record('C-1', 1), record('C-2', 2)]));
  expect((await provision(file('b.json', [record('C-1', 2), record('C-2', 1)]), '--replace')).code).toBe(0);
  expect([(await show('C-1')).node, (await show('C-2')).node]).toEqual([2, 1]);
});

it('takes no node from a cover that the files do not name', async () => {
  const { file, provision } = createSite();
  await provision(file('a.json', record('C-1', 1)));
  const { code, err } = await provision(file('b.json', record('C-2', 1)), '--replace');
  expect(code).toBe(4);
  expect(err).toContain('node 1 is on cover C-1, not C-2');
});

it('tells every problem of every file, and takes up none of them', async () => {
  const { file, write, path, provision } = createSite();
  const loose = write('loose.json', JSON.stringify(record('C-9', 9)), 0o644);
  const files = [file('good.json', record('C-1', 1)), file('bad.json', record('C/2', 2)), loose, path('gone.json')];
  const { code, err } = await provision(...files);
  expect(code).toBe(2);
  expect(err).toMatch(/bad\.json:1:\d+: error: cover: "C\/2" is not a cover number/);
  expect(err).toContain('loose.json: error: has mode 0644');
  expect(err).toContain('gone.json');
  expect((await lidwatch('cover', 'list', '--data', path('db'))).code).toBe(1);
});

it('refuses a cover that two files name', async () => {
  const { file, provision } = createSite();
  const { code, err } = await provision(file('a.json', record('C-1', 1)), file('b.json', record('C-1', 2)));
  expect(code).toBe(2);
  expect(err).toContain('cover C-1 stands in');
});

it('says that bare frames find no link', async () => {
  const { file, provision } = createSite();
  const { code, err } = await provision(file('a.json', record('C-1', 1, { profile: 'bare' })));
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: C-1: sends bare frames/);
});

it('prints no key', async () => {
  const { file, path, provision } = createSite();
  const runs = [
    await provision(file('a.json', record('C-1', 1))),
    await provision(file('a.json', record('C-1', 1)), '--json'),
    await provision(file('b.json', record('C-1', 1, { key: OTHER }))),
    await provision(file('c.json', record('C-1', 1, { key: `${KEY}0` }))),
    await provision(file('d.json', record('C-1', 1, { [KEY]: 1 }))),
    await lidwatch('cover', 'show', 'C-1', '--data', path('db'), '--json'),
  ];
  for (const { out, err } of runs) expect(out + err).not.toMatch(/[0-9a-f]{32}/);
});

it('forgets the counters of a node that has another key, as it starts anew', async () => {
  const { file, path, provision } = createSite();
  await provision(file('a.json', record('C-1', 1)));
  const open = () => {
    const store = openStore({ folder: path('db'), access: 'tool' });
    store.registry.refresh();
    return store;
  };
  const store = open();
  const before = store.registry.node(1);
  if (!before) throw new Error('no node');
  const node = { ...before, window: { high: 90, near: 1, far: 0 }, down: 5 };
  store.commit(
    { nodes: [{ node }], covers: [], readings: [], reports: [], events: [], quarantine: [], configured: [] },
    0,
  );
  store.close();
  await provision(file('a.json', record('C-1', 1, { key: OTHER })), '--replace');
  const after = open();
  expect(after.registry.node(1)).toMatchObject({ window: { high: -1 }, down: 5 });
  after.close();
});
