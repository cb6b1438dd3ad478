import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHER = 'ff'.repeat(16);

/** A database that was encrypted from its first key on. */
async function site() {
  const { write, path } = createScratch();
  write('store.secret', 'five words nobody would guess');
  const config = write('gateway.yaml', 'name: a\nlinks: []\ndata: ./db\nkeys: { secretFile: store.secret }\n');
  const node = (key: string) =>
    write(`${key}.json`, JSON.stringify({ lidwatch: 1, cover: 'C-1', node: 7, key, profile: 'sealed', board: 'sim' }));
  const change = async (key: string, ...more: readonly string[]) => {
    const args = ['provision', node(key), '--config', config, ...more];
    return (await lidwatchJson<{ steps: { change: string }[] }>(...args)).steps.map(({ change }) => change);
  };
  expect(await change(KEY)).toEqual(['added']);
  return { config, write, path, change };
}

it('provisioning tells a key that is the same from another', async () => {
  const { change, config, write } = await site();
  expect(await change(KEY)).toEqual(['unchanged']);
  expect(await change(OTHER, '--dry-run')).toEqual(['rekeyed']);
  expect(await change(OTHER, '--replace')).toEqual(['rekeyed']);
  expect(await change(OTHER)).toEqual(['unchanged']);
  const shown = await lidwatchJson<{ key: string }>('cover', 'show', 'C-1', '--show-key', '--config', config);
  expect(shown.key).toBe(OTHER);
  expect((await lidwatch('cover', 'add', 'C-2', '--node', '8', '--generate-key', '--config', config)).code).toBe(0);
  const told = await lidwatchJson('keys', 'show', '--data', write('x', '').replace(/x$/, 'db'));
  expect(told).toMatchObject({ encrypted: true, trouble: { code: 'store-secret-missing' } });
});

it('what needs no key needs no secret; what does says where to name it', async () => {
  const { path } = await site();
  const at = ['--data', path('db')];
  for (const args of [
    ['cover', 'list'],
    ['cover', 'show', 'C-1'],
    ['node', 'list'],
    ['cover', 'config', 'C-1', 'heartbeat=60min'],
    ['node', 'release', 'C-1'],
    ['store', 'vacuum'],
  ]) {
    expect(await lidwatch(...args, ...at)).toMatchObject({ code: 0, err: '' });
  }
  const failed = await lidwatch('cover', 'add', 'C-2', '--node', '8', '--generate-key', ...at);
  expect(failed).toMatchObject({ code: 1, err: expect.stringContaining('--secret-file') });
  const secret = ['--secret-file', path('store.secret')];
  expect((await lidwatch('cover', 'add', 'C-2', '--node', '8', '--generate-key', ...at, ...secret)).code).toBe(0);
});
