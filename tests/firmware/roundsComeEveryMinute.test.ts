import { SETTING, TRIGGER } from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

const MINUTE = 60000;

/** A bench whose water sensor notes when it is asked. */
function benchWith(waterPeriod: number) {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.gateway.send({ type: 'config', configVersion: 1, settings: new Map([[SETTING.waterPeriod, waterPeriod]]) });
  bench.minutes(70);
  return bench;
}

describe('rounds', () => {
  it('find within a minute or so what no interrupt told, however seldom the water is sampled', () => {
    const bench = benchWith(3600);
    bench.gateway.received.length = 0;
    // too slowly for any interrupt
    bench.cover.creep(40, 20 * MINUTE);
    bench.minutes(22);
    const [alert] = bench.gateway.of('alert');
    expect(alert?.message.trigger).toBe(TRIGGER.tilt);
    expect(alert?.message.tiltSeries?.[0]).toBeLessThan(200);
  });

  it('sample the water once in each period, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 3600 }), (period) => {
        let samples = 0;
        const bench = createNodeBench({ hall: false, figures: { water: 1 } });
        const { after } = bench.time;
        bench.install();
        bench.gateway.send({ type: 'config', configVersion: 1, settings: new Map([[SETTING.waterPeriod, period]]) });
        bench.minutes(1);
        // the bench's sensor answers after 200 ms, which nothing else waits for
        bench.time.after = (ms, run) => {
          if (ms === 200) samples += 1;
          return after(ms, run);
        };
        bench.run(period * 20 * 1000);
        // heartbeats sample too: two a day
        expect(samples).toBeGreaterThanOrEqual(19);
        expect(samples).toBeLessThanOrEqual(23);
      }),
      { numRuns: 20 },
    );
  });
});
