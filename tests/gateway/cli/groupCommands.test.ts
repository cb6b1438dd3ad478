import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';
import { batch, openTestStore } from '../../support/storeRig.ts';

interface Config {
  readonly settings: Readonly<Record<string, { wanted: string | null; from: string }>>;
  readonly states: Readonly<Record<string, number>>;
  readonly waiting: readonly { cover: string; node: number | null; state: string }[];
}

/** C-1 and C-2 with nodes and C-3 without, in the tunnel; C-4 with a node, in no group. */
async function site() {
  const { path } = createScratch();
  const data = ['--data', path('db')];
  writeFileSync(path('covers.csv'), 'cover,group\nC-1,tunnel\nC-2,tunnel\nC-3,tunnel\nC-4,\n');
  await lidwatch('cover', 'import', path('covers.csv'), ...data);
  for (const node of ['1', '2', '4']) {
    await lidwatch('cover', 'add', `C-${node}`, '--node', node, '--generate-key', ...data);
  }
  return {
    folder: path('db'),
    group: (...words: readonly string[]) => lidwatch('group', ...words, ...data),
    groupJson: <T>(...words: readonly string[]) => lidwatchJson<T>('group', ...words, ...data),
    cover: (...words: readonly string[]) => lidwatch('cover', ...words, ...data),
  };
}

it('lists groups and all covers, with how their settings stand', async () => {
  const { group, groupJson } = await site();
  await group('config', 'tunnel', 'heartbeat=60min');
  const { out } = await group('list');
  expect(out).toMatch(/^group +covers +no node +unset +pending +sent +applied +refused$/m);
  expect(out).toMatch(/^tunnel +3 +1 +0 +2 +0 +0 +0$/m);
  expect(out).toMatch(/^all covers +4 +1 +1 +2 +0 +0 +0$/m);
  expect(out).toContain('1 group\n');
  expect(await groupJson('list')).toMatchObject({
    groups: [{ group: 'tunnel', covers: 3, nodeless: 1, states: { pending: 2 } }],
    all: { group: null, covers: 4, nodeless: 1, states: { unset: 1, pending: 2 } },
  });
});

it('sets settings of a group and of all covers, and shows where they come from and who has not applied them', async () => {
  const { group, groupJson, cover } = await site();
  await group('config', '--all', 'water-period=2min', 'heartbeat=6h');
  const { code, out } = await group('config', 'tunnel', 'heartbeat=60min');
  expect(code).toBe(0);
  expect(out).toContain('covers     3 covers, 1 without a node\nsettings   2 pending\n');
  expect(out).toMatch(/^heartbeat +1h +group tunnel$/m);
  expect(out).toMatch(/^water-period +2min +all covers$/m);
  expect(out).toMatch(/^tilt-clear +10deg +built in$/m);
  expect(out).toMatch(/^C-1 +0x00000001 +pending +never$/m);
  expect(out).toMatch(/^C-3 +none +pending +never$/m);
  expect((await cover('config', 'C-4')).out).toMatch(/^heartbeat +6h +all covers +\?$/m);
  const { settings } = await groupJson<Config>('config', 'tunnel', 'heartbeat=default');
  expect(settings).toMatchObject({ heartbeat: { wanted: '6h', from: 'all covers' } });
});

it('lists no more of the covers that wait than it is asked for, and counts the rest', async () => {
  const { group, groupJson } = await site();
  await group('config', 'tunnel', 'heartbeat=60min');
  expect((await group('config', 'tunnel', '--limit', '1')).out).toContain('... and 1 more; --limit shows them\n');
  expect((await groupJson<Config>('config', 'tunnel', '--limit', '2')).waiting.map(({ cover }) => cover)).toEqual([
    'C-1',
    'C-2',
  ]);
});

it.each([
  [['config', 'tunel', 'heartbeat=1h'], 3, 'did you mean "tunnel"?'],
  [['maintenance', 'tunel', '--end'], 3, 'did you mean "tunnel"?'],
  [['config', 'heartbeat=1h'], 2, 'which group?'],
  [['reboot'], 2, 'which group?'],
  [['config', 'tunnel', '--all', 'heartbeat=1h'], 2, '"tunnel" and --all cannot both be meant'],
  [['reboot', 'tunnel', '--all'], 2, '"tunnel" and --all cannot both be meant'],
  [['config', 'tunnel', 'heartbaet=1h'], 2, 'did you mean "heartbeat"?'],
  [['config', 'tunnel', 'tilt-trigger=8deg'], 2, 'tilt-clear: 10deg lies above tilt-trigger 8deg'],
  [['maintenance', 'tunnel', '--begin', '8d'], 2, 'out of range: 1min to 7d'],
])('refuses %j, and changes nothing', async (words, exit, message) => {
  const { group, groupJson } = await site();
  const { code, err } = await group(...words);
  expect([code, err]).toEqual([exit, expect.stringContaining(message)]);
  expect(await groupJson('list')).toMatchObject({ all: { states: { unset: 3, pending: 0 } } });
  expect(await groupJson('maintenance', 'tunnel')).toMatchObject({ orders: [] });
});

it('refuses levels that would clash with those of a group or cover, and names it', async () => {
  const { group, cover } = await site();
  await cover('config', 'C-2', 'tilt-clear=9deg');
  expect((await group('config', 'tunnel', 'tilt-trigger=8deg', 'tilt-clear=5deg')).err).toContain(
    'tilt-clear: of cover C-2, 9deg lies above tilt-trigger 8deg',
  );
  await group('config', 'tunnel', 'tilt-clear=8deg');
  expect((await group('config', '--all', 'tilt-trigger=7deg', 'tilt-clear=5deg')).err).toContain(
    'tilt-clear: of group tunnel, 8deg lies above tilt-trigger 7deg',
  );
  await group('config', '--all', 'water-raise=100mm', 'water-clear=50mm');
  const { err } = await cover('config', 'C-4', 'water-clear=150mm');
  expect(err).toContain('water-clear: 150mm lies above water-raise 100mm');
});

it('begins maintenance of a group, says of how many, and shows how far it is', async () => {
  const { group, groupJson, folder } = await site();
  const { out } = await group('maintenance', 'tunnel', '--begin', '2h');
  expect(out).toContain('ordered of 2 covers (group tunnel): maintenance begins, until 2026-01-01 02:00:00Z\n');
  expect(out).toContain('not of 1 cover without a node: C-3\n');
  const store = openTestStore({ folder });
  const [order] = store.orders.list('C-1', 1);
  if (order) store.commit(batch({ orders: [{ ...order, state: 'done', closedAt: 5 }] }), 5);
  store.close();
  expect((await group('maintenance', 'tunnel')).out).toMatch(/^maintenance begins .* 2 +1 pending, 1 done$/m);
  await group('maintenance', '--all', '--end');
  expect(await groupJson('maintenance', 'tunnel')).toMatchObject({
    group: 'tunnel',
    orders: [{ order: 'begin', covers: 2, nodeless: 1, states: { done: 1, replaced: 1 } }],
  });
  expect(await groupJson('maintenance', '--all')).toMatchObject({ group: null, orders: [{ order: 'end', covers: 3 }] });
});

it('lets a whole group learn its zero only where somebody means it', async () => {
  const { group, groupJson, cover } = await site();
  const { code, err } = await group('rezero', 'tunnel');
  expect([code, err]).toEqual([2, expect.stringContaining('2 covers (group tunnel) would learn the zero again')]);
  expect(err).toContain('--yes');
  expect((await cover('show', 'C-1')).out).not.toContain('learn the zero');
  expect(await groupJson('rezero', 'tunnel', '--yes', '--within', '2h')).toMatchObject({
    order: 'rezero',
    expiresAt: '2026-01-01T02:00:00.000Z',
    covers: 2,
    without: ['C-3'],
  });
  expect((await cover('show', 'C-1')).out).toMatch(/^learn the zero again +pending/m);
});

it('asks a group for its error logs and lets all nodes start anew', async () => {
  const { group, groupJson, cover } = await site();
  expect((await group('log', 'tunnel')).out).toBe('nothing of this kind was asked of group tunnel as a whole\n');
  await group('log', 'tunnel', '--request');
  expect(await groupJson('log', 'tunnel')).toMatchObject({ orders: [{ order: 'log', states: { pending: 2 } }] });
  expect((await group('reboot', '--all')).out).toContain('ordered of 3 covers (all covers): start anew\n');
  expect((await cover('show', 'C-4')).out).toMatch(/^start anew +pending/m);
});
