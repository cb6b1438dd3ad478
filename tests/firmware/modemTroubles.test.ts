import { describe, expect, it } from 'vitest';
import { retryPause } from '../../firmware/src/core/link/retry.ts';
import { createNodeBench } from '../support/nodeBench.ts';

describe('a modem', () => {
  it('that refuses is asked again, and the alert goes out once it does not', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.refuses = true;
    bench.cover.turn(40, 2000);
    bench.minutes(2);
    expect(bench.gateway.received).toEqual([]);
    bench.gateway.refuses = false;
    bench.minutes(5);
    expect(bench.gateway.of('alert')).toHaveLength(1);
    expect(bench.node.pending()).toBe(0);
  });

  it('that is busy is asked again within seconds', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.busyUntil = bench.time.now() + 20_000;
    bench.cover.turn(40, 2000);
    bench.run(25_000);
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it('that is busy costs no status', () => {
    const bench = createNodeBench({ hall: false });
    bench.start();
    // the status behind the first zero falls due while the modem starts up
    bench.gateway.busyUntil = 30_000;
    bench.minutes(1);
    expect(bench.gateway.of('status')).toHaveLength(1);
  });

  it('that never answers is given up after a minute, and asked again', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.mute = true;
    bench.cover.turn(40, 2000);
    bench.run(30_000);
    bench.gateway.mute = false;
    bench.minutes(3);
    expect(bench.gateway.of('alert').length).toBeGreaterThanOrEqual(1);
    expect(bench.node.pending()).toBe(0);
  });
});

describe('the pause before a repetition', () => {
  it('doubles from 4 s to 10 min, a quarter to either side', () => {
    for (const [tries, nominal] of [
      [1, 4000],
      [2, 8000],
      [3, 16_000],
      [8, 512_000],
      [9, 600_000],
      [60_000, 600_000],
    ] as const) {
      expect(retryPause(tries, () => 0, 0)).toBe(nominal * 0.75);
      expect(retryPause(tries, (limit) => limit - 1, 0)).toBe(nominal * 1.25);
    }
  });
});
