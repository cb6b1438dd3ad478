import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { main } from '../../sim/src/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...more: string[]) {
  const gateway = createSocket('udp4');
  gateway.bind(0, '127.0.0.1');
  await once(gateway, 'listening');
  let printed = '';
  vi.spyOn(console, 'log').mockImplementation((line) => {
    printed += line;
  });
  const file = join(folder, 'truth.ndjson');
  const address = `127.0.0.1:${gateway.address().port}`;
  const args = ['run', 'first-light', '--udp', address, '--duration', '70s', '--truth', file, '--json', ...more];
  const code = await main(args, new AbortController().signal);
  gateway.close();
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, entries, summary: JSON.parse(printed) as Record<string, unknown> };
}

test('a run as fast as the machine can writes what happened as NDJSON, and the counts as JSON', async () => {
  const { code, entries, summary } = await run('--speed', 'max');
  expect(code).toBe(0);
  expect(entries.find(({ what }) => what === 'lift')).toEqual({
    at: 10_000,
    cover: 'C-0007',
    node: 1007,
    what: 'lift',
    angle: 88,
    for: 3000,
  });
  expect(summary).toMatchObject({ scenario: 'first-light', seed: 7, covers: 24, virtual: 70_000, truth: { lift: 1 } });
  const links = summary.links as { name: string; radio: { uplinks: { sent: number } } }[];
  expect(links).toHaveLength(1);
  expect(links[0]?.radio.uplinks.sent).toBeGreaterThan(48);
  const counted = Object.values(summary.truth as Record<string, number>).reduce((sum, count) => sum + count, 0);
  expect(entries).toHaveLength(counted);
});

test('where virtual time is tied to real time, each entry has its wall clock; the node log comes beside it', async () => {
  const { entries } = await run('--speed', '200', '--node-log');
  const lift = entries.find(({ what }) => what === 'lift');
  const rest = entries.find(({ what, cover }) => what === 'rest' && cover === 'C-0007');
  const elapsed = Date.parse(String(rest?.time)) - Date.parse(String(lift?.time));
  // 3 s of the lid are 15 ms at that speed; times are written to the millisecond
  expect(Math.abs(elapsed - 15)).toBeLessThanOrEqual(1);
  expect(entries.filter(({ says, type }) => says === 'sent' && type === 'hello').length).toBeGreaterThanOrEqual(24);
  const queued = entries.filter(({ says, type }) => says === 'queued' && type === 'alert');
  expect(queued.map(({ cover, trigger }) => `${cover} ${trigger}`)).toContain('C-0007 lift');
});
