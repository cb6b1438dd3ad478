import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { keyFileText } from '../../sim/src/city/keyFile.ts';
import { main } from '../../sim/src/cli/main.ts';
import { shipped } from './support/shipped.ts';

const folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const never = new AbortController().signal;

test('the key file has a row for each cover, and follows from the seed alone', () => {
  const scenario = shipped('first-light');
  const text = keyFileText(scenario, 7);
  expect(keyFileText(scenario, 7)).toBe(text);
  const lines = text.trim().split('\n');
  expect(lines[0]).toMatch(/^# Simulated nodes only/);
  expect(lines[1]).toBe('cover,node,key,name,group');
  expect(lines).toHaveLength(26);
  for (const line of lines.slice(2))
    expect(line).toMatch(/^C-00\d\d,0x0000\w{4},[0-9a-f]{32},("[^"]*"|[^,"]*),[a-z0-9-]*$/);
  expect(lines[6]).toContain('"Mill Lane, by the bakery"');
  const keys = lines.slice(2).map((line) => line.split(',')[2]);
  expect(new Set(keys).size).toBe(24);
  const other = keyFileText(scenario, 8);
  expect(keys.filter((key) => key && other.includes(key))).toEqual([]);
});

test('it is readable by its owner only, even where an older one was not', async () => {
  const file = join(folder, 'nodes.csv');
  writeFileSync(file, 'old', { mode: 0o644 });
  const say = vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await main(['keys', 'first-light', '--covers', '3', '--out', file, '--json'], never)).toBe(0);
  expect(JSON.parse(String(say.mock.calls[0]?.[0]))).toEqual({ file, keys: 3, seed: 7 });
  say.mockRestore();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(5);
});
