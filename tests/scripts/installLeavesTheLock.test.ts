import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('an install by hand writes no lock: each version of npm adds lines of its own, or takes some out', () => {
  expect(execFileSync('npm', ['config', 'get', 'save'], { cwd: root, encoding: 'utf8' }).trim()).toBe('false');
});
