import { SETTING } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

/** The water that an alert of the hall switch carries, where the switch opens `delay` ms behind a sample. */
function waterInAlert(delay: number): number | undefined {
  const bench = createNodeBench();
  bench.install();
  bench.gateway.send({ type: 'config', configVersion: 1, settings: new Map([[SETTING.waterPeriod, 10]]) });
  bench.water = 1877;
  bench.run(20_500 + delay);
  bench.hall.set(true);
  bench.run(8_000);
  return bench.gateway.of('alert')[0]?.message.water;
}

describe('an alert of the cover', () => {
  it('carries the water level where that was sampled within 2.5 s of its newest sample, and none that is older', () => {
    // a sample every 10 s; five samples of the cover take 5 s
    const carried = [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000].map(waterInAlert);
    const fresh = carried.filter((water) => water !== undefined);
    expect(new Set(fresh)).toEqual(new Set([123]));
    expect(fresh.length).toBeGreaterThanOrEqual(2);
    expect(fresh.length).toBeLessThanOrEqual(3);
  });
});
