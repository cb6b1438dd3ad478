import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventId } from '../../../gateway/src/detect/eventId.ts';
import { lidwatch } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const LEVELS = [0, 60, 120, 150, 130, 90, 40, 20, 10, 0, 0, 50, 110, 140];
const START = Date.UTC(2026, 0, 1);
const CSV = `time,level\n${LEVELS.map((level, i) => `${START + i * 1_800_000},${level}\n`).join('')}`;
const RULE = [
  '--level',
  'level',
  '--raise',
  '100mm',
  '--clear',
  '50mm',
  '--hold',
  '2',
  '--clear-hold',
  '2',
  '--cover',
  'C-9',
];

it('writes one JSON object a line, with ids that a second run gives again', async () => {
  const { write, path } = createScratch();
  const file = write('a.csv', CSV);
  const args = ['replay', file, ...RULE, '--out', path('events.ndjson')];
  const { code, out } = await lidwatch(...args);
  expect(code).toBe(0);
  const text = readFileSync(path('events.ndjson'), 'utf8');
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(events).toEqual([
    {
      id: eventId('C-9', 'water.high', START + 2 * 1_800_000),
      cover: 'C-9',
      rule: 'water.high',
      severity: 'major',
      signal: 'water',
      value: 150,
      peak: 150,
      unit: 'mm',
      onset: '2026-01-01T01:00:00.000Z',
      raisedAt: '2026-01-01T01:30:00.000Z',
      clearedAt: '2026-01-01T05:00:00.000Z',
    },
    expect.objectContaining({ onset: '2026-01-01T06:00:00.000Z', clearedAt: null, peak: 140 }),
  ]);
  expect(out).toContain('water.high: 2 events, 1 still raised at the end');
  await lidwatch(...args);
  expect(readFileSync(path('events.ndjson'), 'utf8')).toBe(text);
});

it('says so where the events cannot be written', async () => {
  const { write, path } = createScratch();
  const { code, err } = await lidwatch('replay', write('a.csv', CSV), ...RULE, '--out', path('no/such/folder'));
  expect(code).toBe(1);
  expect(err).toContain('no such file or directory');
});
