import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('the hall switch', () => {
  it('alerts once it has stayed open for five samples, however level the cover', () => {
    const bench = createNodeBench();
    bench.install();
    bench.hall.set(true);
    bench.run(10_000);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.message.trigger).toBe(TRIGGER.hall);
    expect(alerts[0]?.message.tiltSeries).toHaveLength(5);
    expect((alerts[0]?.message.flags ?? 0) & FLAG.hallOpen).toBe(FLAG.hallOpen);
  });

  it('does not alert where it bounces', () => {
    const bench = createNodeBench();
    bench.install();
    for (let i = 0; i < 20; i += 1) {
      bench.hall.set(true);
      bench.run(1500);
      bench.hall.set(false);
      bench.run(1500);
    }
    expect(bench.gateway.of('alert')).toEqual([]);
  });

  it('alerts without a zero too, and a status follows so that the gateway has more than one sample', () => {
    const bench = createNodeBench();
    bench.start();
    bench.hall.set(false);
    bench.run(5_100);
    bench.hall.set(true);
    const opened = bench.time.now();
    bench.run(25_000);
    const alert = bench.gateway.of('alert')[0];
    expect(alert?.message.trigger).toBe(TRIGGER.hall);
    expect(alert?.message.tiltSeries).toBeUndefined();
    expect((alert?.message.flags ?? 0) & (FLAG.hallOpen | FLAG.zeroUnknown)).toBe(FLAG.hallOpen | FLAG.zeroUnknown);
    const status = bench.gateway.of('status').find((one) => one.at > (alert?.at ?? 0));
    expect((status?.at ?? 0) - opened).toBeLessThan(30_000);
    expect((status?.message.flags ?? 0) & FLAG.hallOpen).toBe(FLAG.hallOpen);
  });
});
