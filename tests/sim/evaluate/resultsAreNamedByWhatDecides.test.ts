import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadScenario } from '../../../sim/src/cli/scenarioFile.ts';
import { type JobBasis, openResults, resultName } from '../../../sim/src/evaluate/pool/results.ts';
import { GATEWAY_LEVELS } from '../../../sim/src/truth/levels.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { observed } from '../support/observed.ts';

const basis: JobBasis = {
  job: observed().job,
  scenario: loadScenario('first-light', 4),
  levels: GATEWAY_LEVELS,
  rules: undefined,
  programs: { simulator: 'a', gateway: { version: '1', digest: 'b' } },
};

const CHANGED: readonly (readonly [what: string, basis: JobBasis])[] = [
  ['seed', { ...basis, job: { ...basis.job, seed: 2 } }],
  ['covers', { ...basis, scenario: loadScenario('first-light', 5) }],
  ['days', { ...basis, job: { ...basis.job, duration: 1 } }],
  ['loss', { ...basis, job: { ...basis.job, loss: 0.2 } }],
  ['scenario', { ...basis, scenario: loadScenario('quiet-street', 4) }],
  ['rules', { ...basis, rules: 'name: x' }],
  ['levels', { ...basis, levels: { ...GATEWAY_LEVELS, opened: { ...GATEWAY_LEVELS.opened, raise: 44 } } }],
  ['simulator', { ...basis, programs: { ...basis.programs, simulator: 'b' } }],
  ['gateway', { ...basis, programs: { ...basis.programs, gateway: { version: '1', digest: 'c' } } }],
];

it.each(CHANGED)('another %s is another job', (_what, changed) => {
  expect(resultName(changed)).not.toBe(resultName(basis));
});

it('the same job in another set is the same job', () => {
  expect(resultName({ ...basis, job: { ...basis.job, set: 'other' } })).toBe(resultName(basis));
});

it('what was kept is found; what was cut short is not', () => {
  const folder = temporaryFolder();
  const results = openResults(folder);
  expect(results.find('x.json')).toBeUndefined();
  results.keep('x.json', observed());
  expect(results.find('x.json')).toEqual(observed());
  expect(readdirSync(folder)).toEqual(['x.json']);
  writeFileSync(join(folder, 'x.json'), '{"job":');
  expect(results.find('x.json')).toBeUndefined();
});
