import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('a lifted cover', () => {
  it.each([
    [30, 1000],
    [30, 5000],
    [60, 3000],
    [90, 1000],
    [90, 5000],
  ])('to %i degrees within %i ms is on the air within 10 s, with five samples 1 s apart', (degrees, ms) => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const start = bench.time.now();
    bench.cover.turn(degrees, ms);
    bench.run(20_000);
    const alert = bench.gateway.of('alert')[0];
    expect(alert).toBeDefined();
    expect((alert?.at ?? 0) - start).toBeLessThanOrEqual(10_000);
    expect(alert?.message.trigger).toBe(TRIGGER.lift);
    expect(alert?.message.period).toBeUndefined();
    expect(alert?.message.tiltSeries).toHaveLength(5);
    for (const angle of alert?.message.tiltSeries ?? []) expect(angle).toBeGreaterThanOrEqual(150);
    expect((alert?.message.flags ?? 0) & FLAG.alarm).toBe(FLAG.alarm);
  });

  it('is told from one that is found tilted', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    // a jolt, too short for a hand
    bench.cover.turn(20, 100);
    bench.run(10_000);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.tilt]);
  });

  it('is found by the next round where no interrupt told of it', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    // so slowly that the high-pass filter of the interrupt lets nothing through
    bench.cover.creep(30, 120_000);
    bench.minutes(4);
    expect(bench.gateway.of('alert')[0]?.message.trigger).toBe(TRIGGER.tilt);
  });

  it('that comes down again at once was displaced: five samples after its rest', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(35, 1500);
    bench.run(3000);
    bench.cover.turn(4, 1000);
    bench.run(20_000);
    const alerts = bench.gateway.of('alert');
    expect(alerts.map((one) => one.message.trigger)).toEqual([TRIGGER.lift]);
    for (const angle of alerts[0]?.message.tiltSeries ?? []) expect(Math.abs(angle - 40)).toBeLessThanOrEqual(5);
    expect(alerts[0]?.message.flags).toBe(0);
  });
});
