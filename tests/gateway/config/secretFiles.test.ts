import { expect, it } from 'vitest';
import { configDiff } from '../../../gateway/src/config/configDiff.ts';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { readSecret } from '../../../gateway/src/parts/secret.ts';
import { createScratch } from '../../support/scratch.ts';

const BASE = 'name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\n';
const ROW = 'cover,node,key\nC-1,1,000102030405060708090a0b0c0d0e0f\n';

it('a key file that is missing is told at the line that names it, with what to do', () => {
  const { write, path } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}keyFile: nodes.csv\n`));
  expect(result).toMatchObject({
    ok: false,
    problems: [{ line: 3, column: 10, path: 'keyFile', hint: expect.stringContaining('lidwatch cover add') }],
  });
  if (!result.ok) expect(result.problems[0]?.message).toBe(`${path('nodes.csv')} does not exist`);
});

it('a folder in the place of a password file is told as one, with the part that is down for it', () => {
  const { write } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}mqtt: { passwordFile: . }\n`));
  const message = expect.stringMatching(/is a folder.*: mqtt is down/);
  expect(result).toMatchObject({ ok: true, warnings: [{ severity: 'warning', line: 3, part: 'mqtt', message }] });
});

it('of a secret the configuration knows the place, and sees when the file becomes another', () => {
  const { write, path } = createScratch();
  const load = () => loadConfig(write('gateway.yaml', `${BASE}mqtt: { passwordFile: pw }\n`));
  write('pw', '\n');
  const before = load();
  expect(before).toMatchObject({
    ok: true,
    warnings: [{ part: 'mqtt', message: expect.stringContaining('is empty') }],
  });
  write('pw', 'open sesame \n');
  const after = load();
  expect(after).toMatchObject({ ok: true, warnings: [], config: { mqtt: { password: { file: path('pw') } } } });
  expect(JSON.stringify(after)).not.toContain('sesame');
  if (!before.ok || !after.ok) return;
  expect(configDiff(before.config, after.config).map(({ what }) => what)).toEqual(['mqtt']);
  expect(after.config.mqtt.password && readSecret(after.config.mqtt.password, 'password')).toEqual({
    ok: true,
    text: 'open sesame ',
  });
});

it.skipIf(process.platform === 'win32')(
  'a secret file that others may read is a warning that says what to type',
  () => {
    const { write } = createScratch();
    write('nodes.csv', ROW, 0o644);
    const result = loadConfig(write('gateway.yaml', `${BASE}keyFile: nodes.csv\n`));
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ severity: 'warning', line: 3, hint: expect.stringMatching(/^chmod 600 .*nodes\.csv$/) }],
    });
  },
);

it('a file with its right mode is nothing to talk about', () => {
  const { write } = createScratch();
  write('nodes.csv', ROW);
  expect(loadConfig(write('gateway.yaml', `${BASE}keyFile: nodes.csv\n`))).toMatchObject({ ok: true, warnings: [] });
});
