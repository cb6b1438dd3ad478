import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordFault } from '../../firmware/build/provision/record.ts';
import { createScratch } from '../support/scratch.ts';
import { startLidwatchFw } from '../support/toolRun.ts';
import { until } from '../support/until.ts';

const COVERS = 3000;

it('a run that is killed leaves whole files only, and none that others may read', async () => {
  const { path, write } = createScratch();
  const csv = write('covers.csv', `cover\n${Array.from({ length: COVERS }, (_, i) => `C-${i}`).join('\n')}\n`);
  const out = path('nodes');
  const run = startLidwatchFw(['provision', '--board', 'mdbt42q-rylr998', '--covers', csv, '--out', out]);
  const found = (): string[] => {
    try {
      return readdirSync(out);
    } catch {
      return [];
    }
  };
  await until('some files are there', 60_000, () => found().length > 20);
  run.kill('SIGKILL');
  await run.ended;
  const files = found();
  expect(files.length).toBeLessThan(3 * COVERS);
  for (const name of files) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600);
  const whole = files.filter((name) => name.endsWith('.json'));
  for (const name of whole.filter((one) => one.endsWith('.node.json'))) {
    expect(recordFault(readFileSync(join(out, name), 'latin1'))).toBe('');
  }
  for (const name of whole) JSON.parse(readFileSync(join(out, name), 'utf8'));
}, 90_000);
