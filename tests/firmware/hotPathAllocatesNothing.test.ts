import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const probe = fileURLToPath(new URL('../support/hotPath.ts', import.meta.url));

/** without compilers nothing is optimised away, and with so large a young generation nothing is collected on the way */
const INTERPRETED = ['--no-opt', '--no-maglev', '--no-sparkplug'];
const FLAGS = ['--expose-gc', ...INTERPRETED, '--max-semi-space-size=64', '--min-semi-space-size=64'];

/** Bytes of V8's heap for each read of the accelerometer in a look. */
function perRead(plant: string): number {
  const { stdout, stderr } = spawnSync(process.execPath, [...FLAGS, probe, plant], { encoding: 'utf8' });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  expect(line, stderr).toMatch(/^\{/);
  return (JSON.parse(line) as { perRead: number }).perRead;
}

describe('a look', () => {
  const plain = perRead('none');

  it('takes no heap for a read, beside the numbers of the mean of five: two for each axis, 12 bytes each', () => {
    // 14.4 or a little more; a number for every read would be 12 beside them
    expect(plain).toBeLessThan(20);
  });

  it.each(['closure', 'literal', 'float', 'regex'])('would show one %s a read', (plant) => {
    expect(perRead(plant)).toBeGreaterThan(plain + 10);
  });
});
