import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const [OLD, NEW] = ['00', '11'].map((byte) => byte.repeat(16)) as [string, string];

async function site() {
  const { path } = createScratch();
  const add = (cover: string, node: string, key: string, ...more: readonly string[]) =>
    lidwatch('cover', 'add', cover, '--node', node, '--key', key, '--data', path('db'), ...more);
  const show = (cover: string) =>
    lidwatchJson<{ node: number; key: string; name?: string }>(
      'cover',
      'show',
      cover,
      '--show-key',
      '--data',
      path('db'),
    );
  expect((await add('C-1', '1', OLD, '--name', 'Main St')).code).toBe(0);
  return { add, show };
}

it('gives the node of a cover another key, and keeps the rest', async () => {
  const { add, show } = await site();
  const { code, out } = await add('C-1', '1', NEW, '--replace');
  expect([code, out]).toEqual([0, 'changed C-1 with node 0x00000001\n']);
  expect(await show('C-1')).toMatchObject({ node: 1, key: NEW, name: 'Main St' });
});

it('gives a cover another node, and sets its old one free', async () => {
  const { add, show } = await site();
  expect((await add('C-1', '2', NEW, '--replace')).code).toBe(0);
  expect(await show('C-1')).toMatchObject({ node: 2, key: NEW });
  expect((await add('C-2', '1', OLD)).code).toBe(0);
  expect(await show('C-2')).toMatchObject({ node: 1, key: OLD });
});

it('takes no node from another cover, and changes nothing then', async () => {
  const { add, show } = await site();
  expect((await add('C-2', '2', OLD)).code).toBe(0);
  expect((await add('C-1', '2', NEW, '--replace')).code).toBe(4);
  expect(await show('C-1')).toMatchObject({ node: 1, key: OLD });
  expect(await show('C-2')).toMatchObject({ node: 2, key: OLD });
});

it('adds a cover that was not there', async () => {
  const { add, show } = await site();
  expect((await add('C-3', '3', OLD, '--replace')).out).toBe('added C-3 with node 0x00000003\n');
  expect(await show('C-3')).toMatchObject({ node: 3 });
});
