import { expect, it, vi } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { readSecret } from '../../../gateway/src/parts/secret.ts';
import { createScratch } from '../../support/scratch.ts';

const BASE = 'name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\n';

it('a secret may stand in the environment', () => {
  vi.stubEnv('LIDWATCH_TEST_PASSWORD', 'open sesame');
  const { write } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}mqtt: { passwordEnv: LIDWATCH_TEST_PASSWORD }\n`));
  expect(result).toMatchObject({ ok: true, config: { mqtt: { password: { env: 'LIDWATCH_TEST_PASSWORD' } } } });
  expect(readSecret({ env: 'LIDWATCH_TEST_PASSWORD' }, 'password')).toEqual({ ok: true, text: 'open sesame' });
});

it('a variable that is not set is told at the line that names it, with the part that is down for it', () => {
  const { write } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}mqtt: { passwordEnv: LIDWATCH_TEST_UNSET }\n`));
  expect(result).toMatchObject({ ok: true, warnings: [{ line: 3, path: 'mqtt > passwordEnv', part: 'mqtt' }] });
});

it('a secret is named once', () => {
  vi.stubEnv('LIDWATCH_TEST_PASSWORD', 'open sesame');
  const { write } = createScratch();
  write('pw', 'another');
  const text = `${BASE}mqtt: { passwordFile: pw, passwordEnv: LIDWATCH_TEST_PASSWORD }\n`;
  const result = loadConfig(write('gateway.yaml', text));
  expect(result).toMatchObject({ ok: false, problems: [{ line: 3, path: 'mqtt > passwordEnv' }] });
  expect(JSON.stringify(result)).not.toContain('sesame');
});
