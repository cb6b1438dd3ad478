import { MODE } from '@lidwatch/firmware';
import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('a cover that is dragged aside', () => {
  it.each([
    [250, 0.5, 2500],
    [300, 1, 2000],
    [500, 2, 1500],
  ])('with %i mg at %f Hz for %i ms alerts with five samples of its rest', (peak, hertz, ms) => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.slide(peak, hertz, ms);
    bench.cover.creep(3, ms);
    bench.run(20_000);
    const alerts = bench.gateway.of('alert');
    expect(alerts.map((one) => one.message.trigger)).toEqual([TRIGGER.slide]);
    for (const angle of alerts[0]?.message.tiltSeries ?? []) expect(Math.abs(angle - 30)).toBeLessThanOrEqual(5);
    expect(bench.node.mode()).toBe(MODE.armed);
  });

  it('again and again within ten minutes alerts once', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (let i = 0; i < 10; i += 1) {
      bench.cover.slide(400, 1, 2000);
      bench.run(40_000);
    }
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it('is not seen in one that is only pushed for a moment', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (let i = 0; i < 20; i += 1) {
      bench.cover.slide(400, 1, 500);
      bench.run(20_000);
    }
    expect(bench.gateway.of('alert')).toEqual([]);
  });

  it('is not seen in one that only comes to rest a little askew, as under a lorry that parks', () => {
    for (const degrees of [0.5, 1, 1.5, 2, 2.5]) {
      const bench = createNodeBench({ hall: false, seed: degrees });
      bench.install();
      bench.cover.creep(degrees, 100);
      bench.minutes(1);
      expect(bench.gateway.of('alert')).toEqual([]);
    }
  });

  it('is told of one that comes to another rest, however short the push', () => {
    for (let degrees = 3; degrees < 9; degrees += 1) {
      const bench = createNodeBench({ hall: false, seed: degrees });
      bench.install();
      bench.cover.creep(degrees, 100);
      bench.minutes(1);
      expect(bench.gateway.of('alert').map(({ message }) => message.trigger)).toEqual([TRIGGER.slide]);
    }
  });
});
