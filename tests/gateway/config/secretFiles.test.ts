import { expect, it } from 'vitest';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
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

it('a folder in the place of a password file is told as one', () => {
  const { write } = createScratch();
  const result = loadConfig(write('gateway.yaml', `${BASE}mqtt: { passwordFile: . }\n`));
  expect(result).toMatchObject({ ok: false, problems: [{ line: 3, message: expect.stringContaining('is a folder') }] });
});

it('an empty password file is an error, and the line end of another is no part of the password', () => {
  const { write } = createScratch();
  const text = `${BASE}mqtt: { passwordFile: pw }\n`;
  write('pw', '\n');
  expect(loadConfig(write('gateway.yaml', text))).toMatchObject({ ok: false });
  write('pw', 'open sesame \n');
  expect(loadConfig(write('gateway.yaml', text))).toMatchObject({
    ok: true,
    config: { mqtt: { password: 'open sesame ' } },
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
