import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const START = Date.UTC(2026, 0, 1);
const row = (cover: string, minute: number, level: number) => `${cover},${START + minute * 60_000},${level}\n`;
const FLOOD = [0, 40, 90, 140, 180, 200, 190, 160, 120, 80, 40, 10, 0, 0];
const BOX = [0, 1, 0, 700, 701, 699, 700, 702, 0, 1, 0, 1, 0, 1];

it('is one page with the events, beside what a plain threshold makes of the same', async () => {
  const { write, path } = createScratch();
  const rows = FLOOD.flatMap((level, i) => [row('a', i, level), row('b <i>', i, BOX[i] ?? 0)]);
  const file = write('a & b.csv', `cover,time,level\n${rows.join('')}`);
  const map = write('a.yaml', 'coverColumn: cover\nsignals: { water: { column: level } }\n');
  const args = ['--map', map, '--rule', 'water.high', '--raise', '100mm', '--clear', '50mm'];
  const { code } = await lidwatch('replay', file, ...args, '--report', path('report.html'));
  expect(code).toBe(0);
  const page = readFileSync(path('report.html'), 'utf8');
  expect(page).toContain('a &amp; b.csv');
  expect(page).toContain('b &lt;i&gt;');
  expect(page).toContain('<td>water.high</td><td>1</td>');
  expect(page).toContain('<td>a plain threshold, held 3</td><td>2</td>');
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page.match(/class="event"/g)).toHaveLength(1);
  expect(page, 'stands for itself').not.toMatch(/https?:|src=|<link/);
});

it('says so where it cannot be written', async () => {
  const { write, path } = createScratch();
  const file = write('a.csv', `time,level\n${START},5\n`);
  const { code, err } = await lidwatch('replay', file, '--level', 'level', '--report', path('no/folder.html'));
  expect(code).toBe(1);
  expect(err).toContain('no such file or directory');
});
