import { chmodSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { readStoreSecret } from '../../../gateway/src/config/storeSecret.ts';
import { createScratch } from '../../support/scratch.ts';

const BASE = 'name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\n';
const GOOD = 'five words nobody would guess';

it('one that is missing is a warning at the line that names it: a gateway starts and waits', () => {
  const { write, path } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}keys: { secretFile: store.secret }\n`));
  expect(result).toMatchObject({
    ok: true,
    config: { storeSecret: { file: path('store.secret') } },
    warnings: [{ line: 3, path: 'keys > secretFile', message: expect.stringContaining('does not exist') }],
  });
});

it('it is read when it is asked for, by file or by variable, and is no part of the configuration', () => {
  const { write, path } = createScratch();
  write('store.secret', `${GOOD}\n`);
  const result = loadConfig(write('gateway.yaml', `${BASE}keys: { secretFile: store.secret }\n`));
  expect(result).toMatchObject({ ok: true, warnings: [] });
  expect(JSON.stringify(result)).not.toContain(GOOD);
  expect(readStoreSecret({ file: path('store.secret') })).toMatchObject({ ok: true, secret: GOOD });
  vi.stubEnv('LIDWATCH_TEST_SECRET', GOOD);
  const byVariable = loadConfig(write('gateway.yaml', `${BASE}keys: { secretEnv: LIDWATCH_TEST_SECRET }\n`));
  expect(byVariable).toMatchObject({ ok: true, config: { storeSecret: { env: 'LIDWATCH_TEST_SECRET' } } });
  expect(readStoreSecret({ env: 'LIDWATCH_TEST_SECRET' })).toMatchObject({ ok: true, secret: GOOD });
  expect(readStoreSecret({ env: 'LIDWATCH_TEST_UNSET' })).toMatchObject({ ok: false });
  expect(readStoreSecret(undefined)).toBeUndefined();
});

it('named twice it is an error', () => {
  const { write } = createScratch();
  const text = `${BASE}keys: { secretFile: store.secret, secretEnv: LIDWATCH_TEST_SECRET }\n`;
  expect(loadConfig(write('gateway.yaml', text))).toMatchObject({
    ok: false,
    problems: [{ line: 3, path: 'keys > secretEnv' }],
  });
});

it('empty, or short: each says how to make a good one; bytes that are no text say so', () => {
  const { write } = createScratch();
  const config = write('gateway.yaml', `${BASE}keys: { secretFile: store.secret }\n`);
  for (const text of ['\n', 'short']) {
    write('store.secret', text);
    expect(loadConfig(config)).toMatchObject({
      ok: true,
      warnings: [{ line: 3, hint: expect.stringContaining('openssl rand') }],
    });
  }
  write('store.secret', Uint8Array.of(0xff, 0xfe, 1, 2));
  expect(loadConfig(config)).toMatchObject({
    ok: true,
    warnings: [{ line: 3, message: expect.stringContaining('no text') }],
  });
});

it.skipIf(process.platform === 'win32')(
  'others may not read it, but the mask of a credential of systemd is no mode',
  () => {
    const { write, path, folder } = createScratch();
    write('store.secret', GOOD);
    chmodSync(path('store.secret'), 0o440);
    const config = write('gateway.yaml', `${BASE}keys: { secretFile: store.secret }\n`);
    expect(loadConfig(config)).toMatchObject({ ok: true, warnings: [{ hint: expect.stringMatching(/^chmod 600/) }] });
    vi.stubEnv('CREDENTIALS_DIRECTORY', folder);
    expect(loadConfig(config)).toMatchObject({ ok: true, warnings: [] });
  },
);
