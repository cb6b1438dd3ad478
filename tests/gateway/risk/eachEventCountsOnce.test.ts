import { expect, it } from 'vitest';
import { createRisk } from '../../../gateway/src/risk/risk.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { happening, placed, riskSettings, riskSource, square } from '../../support/riskRig.ts';

const cells = { kind: 'shapes', file: '', shapes: [square('east', 0, 0), square('west', 5, 5)] } as const;
const settings = riskSettings({ cells });

function mapOf(source: ReturnType<typeof riskSource>) {
  return createRisk({ source: () => source, clock: createManualClock(), settings: () => settings }).map();
}

it('in the part that it belongs to, and a cover once in water, by the worst of it', async () => {
  const source = riskSource({
    covers: [placed('C-1', 0.5, 0.5), placed('C-2', 0.5, 0.6), placed('C-3')],
    open: [
      happening('C-1', 'cover.opened', { severity: 'critical' }),
      happening('C-1', 'water.high'),
      happening('C-1', 'water.rising', { peak: 15 }),
      happening('C-2', 'cover.rattling', { severity: 'minor' }),
      happening('C-2', 'node.offline'),
      happening('C-3', 'cover.opened', { severity: 'critical' }),
    ],
    water: [happening('C-2', 'water.rising', { peak: 30 })],
    carded: [
      { card: 'red', cover: 'C-1', cell: undefined, lat: undefined, lon: undefined },
      { card: 'yellow', cover: undefined, cell: undefined, lat: 5.5, lon: 5.5 },
    ],
  });
  const { cells: found, unplaced } = await mapOf(source);
  expect(unplaced).toBe(1);
  expect(found.map(({ cell, covers, score, level }) => [cell, covers, score, level])).toEqual([
    ['east', 2, 30 + 20 + (6 + 6) + 6 + 3 + 2, 'severe'],
    ['west', 0, 5, 'low'],
  ]);
  expect(found[0]?.parts).toEqual([
    { part: 'events', count: 1, points: 30 },
    { part: 'overdue', count: 1, points: 20 },
    { part: 'water', count: 2, points: 18 },
    { part: 'rattling', count: 1, points: 3 },
    { part: 'silent', count: 1, points: 2 },
  ]);
});

it('no part adds more than its most, and all of them no more than a hundred', async () => {
  const covers = Array.from({ length: 50 }, (_, i) => placed(`C-${String(i).padStart(2, '0')}`, 0.5, 0.5));
  const open = covers.flatMap(({ cover }) => [
    happening(cover, 'cover.opened', { severity: 'critical' }),
    happening(cover, 'water.overflow', { severity: 'critical' }),
    happening(cover, 'cover.rattling'),
    happening(cover, 'node.offline'),
  ]);
  const [east] = (await mapOf(riskSource({ covers, open }))).cells;
  expect(east?.parts.map(({ points }) => points)).toEqual([60, 0, 40, 15, 20]);
  expect(east?.score).toBe(100);
});
