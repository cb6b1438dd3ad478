import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { evaluateRun } from '../support/evaluateRun.ts';

const WRONG: readonly (readonly [args: readonly string[], code: number, told: RegExp])[] = [
  [['--suite', 'smok'], 2, /did you mean smoke\?/],
  [['--scenario', 'first-lihgt'], 2, /did you mean first-light\?/],
  [['--radio', '120%'], 2, /--radio 120%: shares of frames/],
  [['--seeds', '1,x'], 2, /--seeds x: a whole number/],
  [['--days', '0'], 2, /--days 0: a number of days/],
  [['--suite', 'smoke', '--rules', '/nowhere.yaml'], 2, /--rules \/nowhere\.yaml: ENOENT/],
  [['--suite', 'smoke', '--gateway', '/nowhere/lidwatch'], 1, /--version: .*ENOENT/],
];

it.each(WRONG)('%j ends with %i and says why', async (args, code, told) => {
  const run = await evaluateRun([...args, '--out', join(temporaryFolder(), 'evaluation')]);
  expect(run.err).toMatch(told);
  expect(run.code).toBe(code);
});

it('a gateway that is none ends it, with what it said', async () => {
  // answers --version, and knows no lockstep
  const gateway = `${process.execPath} --no-warnings`;
  const out = join(temporaryFolder(), 'evaluation');
  const run = await evaluateRun([
    '--scenario',
    'first-light',
    '--covers',
    '1',
    '--days',
    '1',
    '--gateway',
    gateway,
    '--out',
    out,
  ]);
  expect(run.code).toBe(1);
  expect(run.err).toMatch(/does not answer as it should: .*ended with exit code 1/);
});
