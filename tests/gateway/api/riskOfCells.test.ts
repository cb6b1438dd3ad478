import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { startFigures } from '../../support/figuresRig.ts';
import { riskSettings, square } from '../../support/riskRig.ts';
import { batch, tilted } from '../../support/storeRig.ts';

const risk = riskSettings({ cells: { kind: 'shapes', file: '', shapes: [square('harbour', 113, 23)] } });

it('shows each cell with its shape, what it is made of, and the formula', async () => {
  const { rig, data } = await startFigures({ risk });
  const store = openStore({ folder: data, access: 'tool' });
  store.commit(batch({ events: [tilted('C-1', Date.UTC(2026, 11, 1))] }), 0);
  store.close();
  const { status, body } = await rig.get('/api/risk');
  expect(status).toBe(200);
  const { formula, unplaced, cells } = body as { formula: string; unplaced: number; cells: { cell: string }[] };
  expect([formula.split('\n')[0], unplaced]).toEqual([
    'score = min(100, events + overdue + water + rattling + silent)',
    0,
  ]);
  const harbour = cells.find(({ cell }) => cell === 'harbour') as { parts?: unknown[] } | undefined;
  expect(harbour).toMatchObject({ covers: 4, score: 10, level: 'low', geometry: { type: 'Polygon' } });
  expect(harbour?.parts?.[0]).toEqual({ part: 'events', count: 1, points: 10 });
});

it('makes squares where nobody has drawn cells', async () => {
  const { rig } = await startFigures();
  const { body } = await rig.get('/api/risk');
  const { cells } = body as { cells: { cell: string; covers: number }[] };
  const squares = cells.filter(({ cell }) => /^500m-\d+-\d+$/.test(cell));
  expect(squares.reduce((sum, { covers }) => sum + covers, 0)).toBe(4);
});
