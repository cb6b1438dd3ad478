import { describe, expect, it } from 'vitest';
import { createNoise } from '../../firmware/conformance/parts/noise.ts';
import { createNodeBench } from '../support/nodeBench.ts';

/** A day of passes, spread at random: 50..150 ms an axle, 30..80 Hz, 200..1350 mg. */
function day(passes: number, seed: number, rocking: number) {
  const bench = createNodeBench({ seed, hall: false });
  bench.install();
  const random = createNoise(seed + 1000);
  for (let i = 0; i < passes; i += 1) {
    const axles = 2 + random(4);
    bench.cover.drive(axles, 200 + random(1151), 30 + random(51), 50 + random(101), 180 + random(300));
    if (rocking > 0) bench.cover.turn(i % 2 === 0 ? rocking : 0, 200);
    bench.run(500 + random((2 * 86_400_000) / passes > 65535 ? 65535 : 43_000));
  }
  bench.minutes(1);
  return bench;
}

describe('traffic', () => {
  it('of 2,000 passes a day never alerts, and is counted', () => {
    const bench = day(2000, 11, 0);
    expect(bench.gateway.of('alert')).toEqual([]);
    bench.cover.drive(2, 900, 50, 120, 250);
    bench.minutes(12 * 60);
    const statuses = bench.gateway.of('status');
    expect(statuses.length).toBeGreaterThanOrEqual(1);
    const sum = (name: 'impacts' | 'wakes') => statuses.reduce((n, one) => n + (one.message[name] ?? 0), 0);
    expect(sum('wakes')).toBeGreaterThan(1500);
    expect(sum('impacts')).toBeGreaterThan(1500);
  });

  it('over a cover that rocks by 2 degrees never alerts', () => {
    expect(day(400, 12, 2).gateway.of('alert')).toEqual([]);
  });

  it('at a pitch that aliases with the sampling never alerts', () => {
    for (const hertz of [30, 50, 75, 80]) {
      const bench = createNodeBench({ seed: hertz, hall: false });
      bench.install();
      for (let i = 0; i < 100; i += 1) {
        // close behind one another: a lorry with two tandem axles, and the next one
        bench.cover.drive(12, 1350, hertz, 150, 100 + i);
        bench.run(20_000);
      }
      expect(bench.gateway.of('alert')).toEqual([]);
    }
  });

  it('does not wake the radio', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (let i = 0; i < 100; i += 1) {
      bench.cover.drive(2, 800, 45, 100, 250);
      bench.run(15_000);
    }
    expect(bench.gateway.received).toEqual([]);
  });
});
