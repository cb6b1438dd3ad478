import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { leavesNothing, placesIn, processesOf, startDemo } from './support/demo.ts';

test('a demo that is killed outright leaves nothing behind either', async () => {
  const demo = startDemo();
  await demo.shows(/\(truth\)/);
  demo.child.kill('SIGKILL');
  await demo.ended;
  const { folder } = placesIn(demo.text());
  await until(
    'its children and its folder are gone',
    20_000,
    () => !existsSync(folder) && processesOf(folder).length === 0,
  );
  await leavesNothing(demo.text());
}, 200_000);

test.each(['0.2', '1', '1.8'])(
  'an end that comes after %s s, while the parts come up, leaves nothing behind',
  async (seconds) => {
    const temporary = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
    const demo = startDemo(['--seconds', seconds], { TMPDIR: temporary });
    expect(await demo.ended).toBe(0);
    expect(demo.text()).toContain(`ending: ${seconds} s are over`);
    expect(processesOf(temporary)).toEqual([]);
    expect(readdirSync(temporary).filter((name) => name.startsWith('lidwatch'))).toEqual([]);
    rmSync(temporary, { recursive: true });
  },
);
