import { createTally, type Figures, type Spent, type Tally } from '@lidwatch/firmware';
import { expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

const MAH = 12_960_000;
const MINUTE = 60_000;

/** a thousand times what a real node draws, so that a day has many mAh */
const FIGURES: Figures = {
  sleep: 70_000,
  cell: 78_000,
  look: 32_000_000,
  round: 3_000_000,
  water: 36_000_000,
  listen: 388_000_000,
};
const FRAME = 25_000_000;

function sumOf({ radio, sensor, core, sleep, cell }: Spent): number {
  return radio + sensor + core + sleep + cell;
}

it('is, after a day, the sum of its parts, to the mAh', () => {
  let tally: Tally | undefined;
  const bench = createNodeBench({
    figures: (clock) => {
      tally = createTally(FIGURES, clock);
      return tally.figures;
    },
    cost: () => tally?.cost(FRAME) ?? 0,
  });
  bench.install();
  for (let hour = 0; hour < 24; hour += 1) {
    bench.cover.drive(2, 400, 50, 100, 400);
    bench.minutes(60);
  }
  const spent = tally?.spent() as Spent;
  for (const part of Object.values(spent)) expect(part).toBeGreaterThan(0);

  // the ledger is told by the next status: what was spent until then, and not the frame that tells it
  let before: Spent | undefined;
  const told = bench.gateway.of('status').length;
  while (bench.gateway.of('status').length === told) {
    before = tally?.spent();
    bench.run(MINUTE);
  }
  const used = bench.gateway.of('status').at(-1)?.message.used as number;
  expect(used).toBeGreaterThanOrEqual(Math.floor(sumOf(before as Spent) / MAH));
  expect(used).toBeLessThanOrEqual(Math.floor(sumOf(tally?.spent() as Spent) / MAH));
  expect(used).toBeGreaterThan(1000);
});
