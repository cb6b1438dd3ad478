import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { evaluateRun } from '../support/evaluateRun.ts';

const JOBS = ['--scenario', 'first-light', '--covers', '2', '--days', '0.005', '--seeds', '1,2', '--jobs', '1'];

it('what is done when a run is ended is not done again, and the same jobs come to the same', async () => {
  const out = join(temporaryFolder(), 'evaluation');
  const ending = new AbortController();
  const first = await evaluateRun(
    [...JOBS, '--out', out],
    (text) => {
      if (/^1 of 2 jobs/.test(text)) ending.abort();
    },
    ending.signal,
  );
  expect(first.code).toBe(1);
  expect(first.err).toMatch(/the same command goes on where it was/);
  expect(readdirSync(join(out, 'jobs')).filter((name) => name.endsWith('.json'))).toHaveLength(1);

  const second = await evaluateRun([...JOBS, '--out', out]);
  expect(second.err).toMatch(/^1 of 2 jobs \(1 taken from an earlier run\)\n/);
  expect(second.out).toMatch(/4 covers/);

  const fresh = await evaluateRun([...JOBS, '--out', join(temporaryFolder(), 'evaluation'), '--jobs', '2']);
  const table = (text: string) => text.split('\n').slice(0, -2);
  expect(table(fresh.out)).toEqual(table(second.out));
}, 180_000);
