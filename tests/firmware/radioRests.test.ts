import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('between events', () => {
  it('an armed node has three timers running, for its round, its heartbeat and its watchdog, and its radio rests', () => {
    const bench = createNodeBench();
    bench.install();
    expect(bench.time.waiting()).toBe(3);
    const { rests } = bench.gateway;
    expect(rests).toBeGreaterThan(0);
    bench.minutes(60);
    expect(bench.time.waiting()).toBe(3);
    expect(bench.gateway.rests).toBe(rests);
  });

  it('the radio rests again after each exchange, and while it waits to try once more', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    const before = bench.gateway.rests;
    bench.cover.turn(40, 2000);
    bench.run(60_000);
    expect(bench.gateway.rests - before).toBe(bench.gateway.of('alert').length);
  });
});

describe('a stopped node', () => {
  it('has no timer left, and whatever still arrives finds nobody', () => {
    const bench = createNodeBench({ float: true });
    bench.install();
    bench.cover.turn(40, 2000);
    bench.run(1000);
    bench.node.stop();
    const { writes } = bench.flash;
    const mode = bench.node.mode();
    bench.hall.set(true);
    bench.float.set(true);
    bench.gateway.send({ type: 'maintenance', action: 1 });
    bench.minutes(60);
    expect(bench.time.waiting()).toBe(0);
    expect(bench.flash.writes).toBe(writes);
    expect(bench.node.mode()).toBe(mode);
    expect(bench.gateway.received).toEqual([]);
  });
});
