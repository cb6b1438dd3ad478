import { MODE } from '@lidwatch/firmware';
import { CAUSE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('a node as shipped', () => {
  it('sleeps: no frame, its radio at rest, its watchdog the only timer, whatever happens to it', () => {
    const bench = createNodeBench();
    bench.start();
    bench.cover.turn(120, 3000);
    bench.run(10_000);
    expect(bench.node.mode()).toBe(MODE.shipping);
    expect(bench.gateway.received).toEqual([]);
    expect(bench.gateway.rests).toBe(1);
    expect(bench.time.waiting()).toBe(1);
    bench.minutes(60);
    expect(bench.alive.length).toBe(13);
    expect(bench.gateway.received).toEqual([]);
  });

  it('is armed by a magnet that stays for 5 s, and says hello', () => {
    const bench = createNodeBench();
    bench.start();
    bench.hall.set(false);
    bench.run(3000);
    bench.hall.set(true);
    bench.run(10_000);
    expect(bench.node.mode()).toBe(MODE.shipping);
    bench.hall.set(false);
    bench.run(10_000);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(bench.gateway.of('hello').map((one) => one.message)).toMatchObject([
      { cause: CAUSE.power, board: 'bench', firmware: 100, heartbeat: 720, boots: 1 },
    ]);
  });

  it('stays armed after a reset, and says why it started', () => {
    const bench = createNodeBench();
    bench.install();
    bench.hall.set(true);
    bench.reset(CAUSE.watchdog);
    expect(bench.node.mode()).toBe(MODE.armed);
    bench.run(10_000);
    expect(bench.gateway.of('hello')[0]?.message).toMatchObject({ cause: CAUSE.watchdog, boots: 2 });
  });

  it('without a hall switch is armed by its first start', () => {
    const bench = createNodeBench({ hall: false });
    bench.start();
    expect(bench.node.mode()).toBe(MODE.armed);
  });
});

describe('a hello', () => {
  it('that nobody acknowledges is given up after five tries, and counted as dropped', () => {
    const bench = createNodeBench({ hall: false });
    bench.gateway.acknowledges = () => false;
    bench.install();
    bench.minutes(HEARTBEAT_PERIOD);
    const { received } = bench.gateway;
    expect(bench.node.pending()).toBe(0);
    expect(received.filter((one) => one.message.type === 'hello').length).toBeLessThanOrEqual(5);
    expect(bench.gateway.of('status').at(-1)?.message.dropped).toBe(1);
  });
});

const HEARTBEAT_PERIOD = 13 * 60;
