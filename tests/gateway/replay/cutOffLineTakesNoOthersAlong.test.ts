import { expect, it } from 'vitest';
import { lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface ReplayJson {
  readonly rows: number;
  readonly samples: number;
  readonly notUsed: readonly { reason: string; count: number; firstLine: number }[];
}

const ROWS = 6_000;
const minute = (i: number): string => new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();

/** A recording with other lines in the place of some of its own; larger than what is read at once. */
function recorded(others: Readonly<Record<number, string>>, end = '\n'): string {
  const lines = Array.from({ length: ROWS }, (_, i) => others[i] ?? `${minute(i)},${i % 7},"dry, calm"`);
  return ['time,level,remark', ...lines, ''].join(end);
}

async function replayed(text: string): Promise<ReplayJson> {
  const { write } = createScratch();
  return lidwatchJson<ReplayJson>('replay', write('a.csv', text), '--level', 'level');
}

it.each(['\n', '\r\n', '\r'])(
  'counts lines whose quote was never closed, and reads those behind them (%j)',
  async (end) => {
    const cut = { 10: `"${minute(10)},3`, 2000: `${minute(2_000)},4,"wet`, [ROWS - 1]: `${minute(ROWS - 1)},"5` };
    const { samples, notUsed } = await replayed(recorded(cut, end));
    expect(notUsed).toMatchObject([{ reason: 'row: broken quotes', count: 3, firstLine: 12 }]);
    expect(samples).toBe(ROWS - 3);
  },
);

it('a remark of several lines belongs to its row', async () => {
  const { rows, samples, notUsed } = await replayed(recorded({ 5: `${minute(5)},5,"rain\nand ""more"" rain\n"` }));
  expect({ rows, samples, notUsed }).toEqual({ rows: ROWS, samples: ROWS, notUsed: [] });
});

it('a mark of inches within a cell opens nothing', async () => {
  const { samples, notUsed } = await replayed(recorded({ 5: `${minute(5)},5,2" pipe` }));
  expect({ samples, notUsed }).toEqual({ samples: ROWS, notUsed: [] });
});
