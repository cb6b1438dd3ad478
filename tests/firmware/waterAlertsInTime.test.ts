import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

/** mm from the sensor to the surface: a metre of water in a chamber of two */
const HIGH = 1000;

describe('a flood, with the settings as shipped', () => {
  it.each([1, 2, 3])('is on the air within 12 s of the first sample over the level (seed %i)', (seed) => {
    const bench = createNodeBench({ seed });
    bench.install();
    bench.run(seed * 17_000);
    const samples: number[] = [];
    Object.defineProperty(bench, 'water', {
      get() {
        samples.push(bench.time.now());
        return HIGH;
      },
    });
    bench.minutes(3);
    const [alert] = bench.gateway.of('alert');
    expect(alert?.message).toMatchObject({ trigger: TRIGGER.water, period: 4, waterSeries: [1000, 1000, 1000] });
    const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = samples;
    expect([second - first, third - second]).toEqual([4000, 4000]);
    expect((alert?.at ?? Number.NaN) - first).toBeLessThanOrEqual(12_000);
  });
});
