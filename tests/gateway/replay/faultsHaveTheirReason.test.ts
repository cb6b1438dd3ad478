import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface ReplayJson {
  readonly events: readonly { readonly rule: string; readonly reason?: string }[];
}

/** Dry, and then an object for two hours, told each minute. */
const LEVELS = [...Array<number>(30).fill(0), ...Array.from({ length: 120 }, (_, i) => 700 + (i % 2))];
const CSV = `time,level\n${LEVELS.map((level, i) => `${new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString()},${level}\n`).join('')}`;

it('says why a level was not believed, wherever it tells of the fault', async () => {
  const { write, path } = createScratch();
  const args = ['replay', write('a.csv', CSV), '--level', 'level'];
  const { events } = await lidwatchJson<ReplayJson>(...args);
  expect(events).toMatchObject([{ rule: 'node.fault', reason: 'level-jump' }]);

  const { out } = await lidwatch(...args, '--out', path('events.ndjson'), '--report', path('page.html'));
  expect(out).toContain('level-jump');
  expect(readFileSync(path('events.ndjson'), 'utf8')).toContain('"reason":"level-jump"');
  expect(readFileSync(path('page.html'), 'utf8')).toContain('level-jump');
});

it('tells of a battery that cannot be, where nothing else was recorded', async () => {
  const { write } = createScratch();
  const rows = Array.from({ length: 5 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1, i)).toISOString()},9.1\n`);
  const map = write(
    'map.yaml',
    'signals: { battery: { column: batt, unit: V } }\nrules: { node.fault: { severity: major } }\n',
  );
  const file = write('b.csv', `time,batt\n${rows.join('')}`);
  const { events } = await lidwatchJson<ReplayJson>('replay', file, '--map', map);
  expect(events.filter(({ rule }) => rule === 'node.fault')).toMatchObject([{ reason: 'battery-range' }]);
});
