import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { main } from '../../sim/src/cli/main.ts';
import { has } from '../support/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function fails(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  vi.spyOn(console, 'error').mockImplementation((line) => {
    text += `${line}\n`;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    text += line;
    return true;
  });
  const code = await main(args, new AbortController().signal);
  return { code, text };
}

test.each([
  [['run', 'first-light'], /give --udp HOST:PORT, --pty PATH, or both/],
  [['run', 'first-lihgt', '--udp', '127.0.0.1:9'], /did you mean first-light\?/],
  [['run', 'first-light', '--udp', '127.0.0.1'], /--udp 127\.0\.0\.1: write HOST:PORT/],
  [['run', 'first-light', '--udp', '127.0.0.1:70000'], /write HOST:PORT/],
  [
    ['run', 'first-light', '--udp', '127.0.0.1:9', '--speed', 'fast'],
    /--speed fast: a number from 0\.01 to 100000, or max/,
  ],
  [['run', 'first-light', '--udp', '127.0.0.1:9', '--covers', '0'], /--covers 0: a whole number from 1 to 60000/],
  [['run', 'first-light', '--udp', '127.0.0.1:9', '--duration', '10'], /--duration 10: a number with a unit/],
  [['run', 'first-light', '--upd', '127.0.0.1:9'], /unknown option '--upd'\s+\(Did you mean --udp/],
  [['rnu', 'first-light'], /unknown command 'rnu'/],
  [['keys', 'first-light'], /required option '--out <file>'/],
])('%j is refused with 2 and says why', async (args, why) => {
  const { code, text } = await fails(...args);
  expect(code).toBe(2);
  expect(text).toMatch(why);
});

test('a scenario with an error is refused with file, line and column', async () => {
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, 'name: mine\ncovers: { count: 1, eech: {} }\n');
  const { code, text } = await fails('run', file, '--udp', '127.0.0.1:9');
  expect(code).toBe(2);
  expect(text).toContain(`${file}:2:21 unknown key 'eech', did you mean 'each'?`);
});

test.skipIf(!has('socat'))('a terminal that cannot be made is a failed link: 1, and why', async () => {
  const { code, text } = await fails('run', 'first-light', '--pty', join(folder, 'no', 'such', 'tty'), '--quiet');
  expect(code).toBe(1);
  expect(text).toMatch(/link to the gateway could not be opened: .*tty/);
});
