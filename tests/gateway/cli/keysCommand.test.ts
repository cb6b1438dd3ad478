import { renameSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';
import { openTestStore } from '../../support/storeRig.ts';

const [FIRST, SECOND] = ['the first passphrase', 'the second passphrase'];

async function site(keys = 'keys: { secretFile: store.secret }\n') {
  const { write, path } = createScratch();
  const plain = write('plain.yaml', 'name: a\nlinks: []\ndata: ./db\n');
  const config = write('gateway.yaml', `name: a\nlinks: []\ndata: ./db\n${keys}`);
  write('store.secret', `${FIRST}\n`);
  const { key } = await lidwatchJson<{ key: string }>(
    ...['cover', 'add', 'C-1', '--node', '7', '--generate-key', '--show-key', '--config', plain],
  );
  const keyNow = async (...more: readonly string[]) =>
    (await lidwatchJson<{ key: string }>('cover', 'show', 'C-1', '--show-key', '--config', config, ...more)).key;
  const look = (...more: readonly string[]) =>
    lidwatchJson<Record<string, unknown>>('keys', 'show', '--config', config, ...more);
  return { write, path, plain, config, key, keyNow, look };
}

it('encrypts, rotates and decrypts, and the keys stay what they are', async () => {
  const { write, path, config, key, keyNow, look } = await site();
  expect(await look()).toEqual({ encrypted: false, scrubbed: true, nodes: 1, damaged: [] });
  const done = await lidwatch('keys', 'encrypt', '--config', config);
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^1 key, encrypted\n/), err: '' });
  expect(await look()).toEqual({ encrypted: true, scrubbed: true, nodes: 1, damaged: [] });
  expect(await keyNow()).toBe(key);

  const next = write('next.secret', SECOND);
  expect((await lidwatch('keys', 'rotate', '--to', next, '--config', config)).code).toBe(0);
  expect(await look()).toMatchObject({ encrypted: true, trouble: { code: 'store-secret-wrong' } });
  expect(await keyNow('--secret-file', next)).toBe(key);
  renameSync(next, path('store.secret'));
  expect(await keyNow()).toBe(key);

  expect(await lidwatchJson('keys', 'decrypt', '--config', config)).toMatchObject({ encrypted: false, nodes: 1 });
  expect(await keyNow()).toBe(key);
});

it('refuses beside a gateway that runs, and changes nothing', async () => {
  const { config, path, look, write } = await site();
  const gateway = openTestStore({ folder: path('db') });
  const next = write('next.secret', SECOND);
  for (const args of [['encrypt'], ['rotate', '--to', next], ['decrypt'], ['forget']]) {
    const { code, err } = await lidwatch('keys', ...args, '--config', config);
    expect([code, err]).toEqual([1, expect.stringContaining('held by another gateway')]);
  }
  gateway.close();
  expect(await look()).toMatchObject({ encrypted: false });
});

it('says what is missing, and prints no secret', async () => {
  const { config, plain, path, look, write } = await site();
  expect(await lidwatch('keys', 'encrypt', '--config', plain)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/none is named\n.*secretFile/),
  });
  const rotated = await lidwatch('keys', 'rotate', '--to', write('next.secret', SECOND), '--config', config);
  expect(rotated).toMatchObject({ code: 2, err: expect.stringContaining('lidwatch keys encrypt') });
  const absent = await lidwatch('keys', 'rotate', '--to', path('none'), '--config', config);
  expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('does not exist') });
  await lidwatch('keys', 'encrypt', '--config', config);
  const wrong = await lidwatch('keys', 'decrypt', '--config', config, '--secret-file', path('next.secret'));
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('keys forget') });
  const told = await lidwatch('keys', 'show', '--config', config, '--secret-file', path('next.secret'));
  expect(told.out).toContain('is not the one under which');
  for (const { out, err } of [rotated, wrong, told]) expect(out + err).not.toContain('passphrase');
  expect(await look()).toMatchObject({ encrypted: true, nodes: 1 });
});

it('where the secret is lost, the nodes can be provisioned again', async () => {
  const { config, plain, key, keyNow, write } = await site();
  const slip = ['keys', 'forget', '--config', config];
  expect(await lidwatch(...slip)).toMatchObject({ code: 2, err: expect.stringContaining('no secret is lost') });
  await lidwatch('keys', 'encrypt', '--config', config);
  expect((await lidwatch(...slip)).code).toBe(2);
  expect(await keyNow()).toBe(key);
  expect(await lidwatch('keys', 'forget', '--config', plain)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^1 key, in clear\n.*--replace/),
  });
  const file = write('C-1.key', key);
  const again = ['cover', 'add', 'C-1', '--node', '7', '--key-file', file, '--config', plain];
  expect((await lidwatch(...again)).code).toBe(4);
  expect((await lidwatch(...again, '--replace')).code).toBe(0);
  expect(await keyNow()).toBe(key);
});

it('no database is made where there is none', async () => {
  const { path, write } = createScratch();
  const secret = write('store.secret', FIRST);
  const { code, err } = await lidwatch('keys', 'encrypt', '--data', path('nowhere'), '--secret-file', secret);
  expect([code, err]).toEqual([1, expect.stringContaining('does not exist')]);
});
