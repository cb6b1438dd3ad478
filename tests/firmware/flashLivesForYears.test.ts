import { ACTION, FLAG } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

const DAY = 24 * 60;
/** microwatts: 20 microamperes asleep, 6 lost by the cell itself, 1 mA while it looks; a water sample of 12 mJ */
const FIGURES = { sleep: 72, cell: 21.6, look: 3600, water: 12_000, listen: 36_000 };

function installed(): NodeBench {
  const bench = createNodeBench({ hall: false, figures: FIGURES });
  bench.gateway.cost = () => 200_000;
  bench.install();
  bench.minutes(DAY);
  return bench;
}

/** Writes that `days` of something cost, a day. */
function writesPerDay(bench: NodeBench, days: number, something: (day: number) => void = () => {}): number {
  const before = bench.flash.writes;
  for (let day = 0; day < days; day += 1) {
    const end = bench.time.now() + DAY * 60_000;
    something(day);
    bench.run(end - bench.time.now());
  }
  return (bench.flash.writes - before) / days;
}

/*
 * A page of an nRF52840's flash bears 10,000 erasures. A record has two slots: were each of them a page that is erased for
 * every write, 5 writes a day would use them up in 10 years. Boards spread their records over many pages.
 */
describe('the flash is written', () => {
  it('less than five times a day by a quiet node that samples its water 1,440 times', () => {
    const bench = installed();
    expect(writesPerDay(bench, 30)).toBeLessThan(5);
    expect(bench.gateway.of('status').length).toBeGreaterThan(60);
  });

  it('hardly at all where the ledger has nothing to store: a status is not worth a write', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    // a block of frame counters in a month
    expect(writesPerDay(bench, 30)).toBeLessThan(0.1);
  });

  it('by traffic no more than without: every blow is counted, none is stored', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const writes = writesPerDay(bench, 3, () => {
      for (let i = 0; i < 300; i += 1) {
        bench.cover.drive(2, 600, 45, 120, 150);
        bench.run(60_000);
      }
    });
    expect(writes).toBeLessThan(1);
    const blows = bench.gateway.of('status').reduce((sum, { message }) => sum + (message.impacts ?? 0), 0);
    expect(blows).toBeGreaterThan(400);
  });

  it('by an alarm when it comes, when it is acknowledged and when it goes, and not while it lasts', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const before = bench.flash.writes;
    bench.cover.turn(50, 2000);
    bench.minutes(3 * DAY);
    expect(bench.flash.writes - before).toBeLessThan(2 + bench.gateway.received.length / 32);
    expect(bench.gateway.of('status').length).toBeGreaterThan(800);
  });

  it('by an alert that nobody acknowledges once, and twice for each 64 tries of it', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    const before = bench.flash.writes;
    bench.cover.turn(50, 2000);
    bench.minutes(3 * DAY);
    const tries = bench.gateway.of('alert').length;
    expect(tries).toBeGreaterThan(400);
    expect(bench.flash.writes - before).toBeLessThanOrEqual(2 + Math.ceil(bench.gateway.received.length / 32));
  });

  it('once a minute at most by a sensor with a loose contact', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const before = bench.flash.writes;
    for (let i = 0; i < 600; i += 1) {
      bench.cover.alive = i % 2 === 1;
      bench.run(6000);
      bench.cover.drive(1, 300, 45, 120, 150);
    }
    expect(bench.node.flags() & FLAG.motionFault).toBe(0);
    // an alert, its acknowledgement, and the log
    expect(bench.flash.writes - before).toBeLessThanOrEqual(60 + 4);
  });

  it('sixteen times in a maintenance window, and for its beginning and its end, however long it is', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const before = bench.flash.writes;
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 7 * DAY });
    bench.minutes(7 * DAY + 10);
    expect(bench.gateway.of('maintenance').at(-1)?.message.action).toBe(ACTION.end);
    expect(bench.flash.writes - before).toBeLessThanOrEqual(16 + 4 + 1);
  });
});
