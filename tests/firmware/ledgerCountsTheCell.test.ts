import { ACTION } from '@lidwatch/protocol';
import { array, assert as check, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedger } from '../../firmware/src/core/energy/ledger.ts';
import type { Hal } from '../../firmware/src/core/hal.ts';
import { AT, createMemoryStore } from '../../firmware/src/core/store/memory.ts';
import { createMemoryFlash } from '../support/node/memoryFlash.ts';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

const DAY = 24 * 60;
/** microjoules of a milliampere-hour at 3.6 V */
const MAH = 3.6 * 3.6 * 1e6;
const FIGURES = { sleep: 0, cell: 0, look: 0, water: 0, listen: 0 };

/** What the node says it has used, asked by its next status. */
function used({ gateway }: NodeBench): number {
  return gateway.of('status').at(-1)?.message.used ?? 0;
}

describe('the energy ledger', () => {
  it('adds up what is spent and what passes asleep, and stores whole mAh as they come', () => {
    const step = record({ ms: integer({ min: 0, max: 7 * 86_400_000 }), spend: integer({ min: 0, max: 5 * MAH }) });
    check(
      property(integer({ min: 0, max: 400 }), integer({ min: 0, max: 400 }), array(step), (sleep, cell, steps) => {
        const { words } = createMemoryStore(createMemoryFlash()).memory;
        let now = 5000;
        let stored = 0;
        const hal = { clock: { now: () => now }, figures: { ...FIGURES, sleep, cell } } as unknown as Hal;
        const ledger = createLedger(hal, words, () => {
          stored = words[AT.used];
          return true;
        });
        let microjoules = 0;
        for (const { ms, spend } of steps) {
          now += ms;
          microjoules += spend + (ms / 1000) * (sleep + cell);
          ledger.spend(spend);
          ledger.settle();
          expect(Math.abs(words[AT.used] - microjoules / MAH)).toBeLessThanOrEqual(1.001);
          expect(words[AT.used]).toBeLessThanOrEqual(microjoules / MAH + 0.001);
          expect(stored).toBe(words[AT.used]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a node has drawn from its cell', () => {
  it('grows by what it draws asleep and what the cell loses by itself, and stands in the status', () => {
    // 15 and 6 microamperes
    const bench = createNodeBench({ hall: false, figures: { sleep: 54, cell: 21.6 } });
    bench.install();
    bench.minutes(100 * DAY);
    expect(used(bench)).toBeGreaterThanOrEqual(Math.floor(0.021 * 24 * 99) - 1);
    expect(used(bench)).toBeLessThanOrEqual(Math.ceil(0.021 * 24 * 100));
  });

  it('grows by each frame, with the listening behind it', () => {
    const bench = createNodeBench({ hall: false, figures: { listen: MAH * 2 } });
    bench.gateway.cost = (length) => length * 0.1 * MAH;
    bench.install();
    bench.minutes(3 * DAY);
    const statuses = bench.gateway.of('status');
    const [first, last] = [statuses[0], statuses.at(-1)];
    const between = statuses.slice(0, -1).reduce((sum, { length }) => sum + length / 10 + 2, 0);
    expect((last?.message.used ?? 0) - (first?.message.used ?? 0)).toBeGreaterThanOrEqual(Math.floor(between) - 1);
    expect((last?.message.used ?? 0) - (first?.message.used ?? 0)).toBeLessThanOrEqual(Math.ceil(between) + 1);
  });

  it('grows by each second of a look and by each sample of the water', () => {
    const looks = createNodeBench({ hall: false, water: 'none', figures: { look: MAH } });
    looks.install();
    looks.minutes(DAY);
    const before = used(looks);
    looks.cover.slide(300, 1, 20_000);
    looks.minutes(DAY);
    // two seconds of each status, and those of the slide
    expect(used(looks) - before).toBeGreaterThanOrEqual(20);
    expect(used(looks) - before).toBeLessThanOrEqual(50);

    const samples = createNodeBench({ hall: false, figures: { water: MAH / 10 } });
    samples.install();
    samples.minutes(DAY);
    const first = used(samples);
    samples.minutes(DAY);
    expect(used(samples) - first).toBeGreaterThan(120);
    expect(used(samples) - first).toBeLessThan(170);
  });

  it('survives a reset, up to one mAh and what was slept since the last status', () => {
    const bench = createNodeBench({ hall: false, figures: { sleep: 360, cell: 0 } });
    bench.install();
    for (let month = 1; month <= 5; month += 1) {
      bench.minutes(30 * DAY);
      const known = used(bench);
      bench.reset();
      bench.minutes(DAY / 2 + 1);
      expect(used(bench)).toBeGreaterThanOrEqual(known);
      // 2.4 mAh a day; half a day is forgotten at worst
      expect(known).toBeGreaterThan(month * 30 * 2.4 - month * (1 + 1.2) - 2.4);
    }
  });

  it('begins anew with a new cell, and says that it does', () => {
    const bench = createNodeBench({ hall: false, figures: { sleep: 3600, cell: 0 } });
    bench.install();
    bench.minutes(5 * DAY);
    expect(used(bench)).toBeGreaterThan(100);
    bench.gateway.send({ type: 'maintenance', action: ACTION.cell });
    bench.run(5000);
    expect(bench.gateway.of('maintenance').at(-1)?.message.action).toBe(ACTION.cell);
    expect(bench.node.pending()).toBe(0);
    bench.reset();
    bench.gateway.received.length = 0;
    bench.minutes(DAY / 2 + 1);
    expect(used(bench)).toBeLessThanOrEqual(13);
  });
});
