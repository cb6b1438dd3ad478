import { NO_READING, TRACE } from '@lidwatch/firmware';
import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('an accelerometer that does not answer', () => {
  it('is flagged, and alerted once', () => {
    const bench = createNodeBench();
    bench.install();
    bench.cover.alive = false;
    bench.minutes(60);
    expect(bench.node.flags() & FLAG.motionFault).toBe(FLAG.motionFault);
    const alerts = bench.gateway.of('alert');
    expect(alerts.map((one) => one.message.trigger)).toEqual([TRIGGER.fault]);
    expect(alerts[0]?.message.tiltSeries).toBeUndefined();
  });

  it('comes back without another word, and serves again', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (let i = 0; i < 3; i += 1) {
      bench.cover.alive = false;
      bench.minutes(5);
      bench.cover.alive = true;
      bench.minutes(5);
    }
    expect(bench.node.flags() & FLAG.motionFault).toBe(0);
    bench.cover.turn(50, 2000);
    bench.run(15_000);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.fault, TRIGGER.lift]);
  });

  it('leaves the hall switch to alarm', () => {
    const bench = createNodeBench();
    bench.install();
    bench.cover.alive = false;
    bench.minutes(5);
    bench.hall.set(true);
    bench.run(10_000);
    const alert = bench.gateway.of('alert').at(-1);
    expect(alert?.message.trigger).toBe(TRIGGER.hall);
    expect(alert?.message.tiltSeries).toBeUndefined();
  });

  it('from the start, and comes to life later, has its interrupt armed then', () => {
    const bench = createNodeBench({ hall: false });
    bench.cover.alive = false;
    bench.start();
    bench.minutes(5);
    bench.cover.alive = true;
    bench.minutes(5);
    expect(bench.node.flags()).toBe(0);
    const wakes = bench.traces.filter((one) => one.code === TRACE.wake).length;
    bench.cover.turn(50, 2000);
    bench.run(10_000);
    expect(bench.traces.filter((one) => one.code === TRACE.wake).length).toBe(wakes + 1);
    expect(bench.gateway.of('alert').at(-1)?.message.trigger).toBe(TRIGGER.lift);
  });

  it('from the start is flagged too, and its heartbeat leaves the angle out', () => {
    const bench = createNodeBench({ hall: false });
    bench.cover.alive = false;
    bench.start();
    bench.minutes(13 * 60);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.fault]);
    const status = bench.gateway.of('status').at(-1);
    expect(status?.message.tilt).toBeUndefined();
    expect((status?.message.flags ?? 0) & (FLAG.motionFault | FLAG.zeroUnknown)).toBe(
      FLAG.motionFault | FLAG.zeroUnknown,
    );
  });
});

describe('a water sensor that does not answer', () => {
  it('is flagged after three readings, and no longer once it answers', () => {
    const bench = createNodeBench();
    bench.install();
    bench.water = NO_READING;
    bench.run(121_000);
    expect(bench.node.flags() & FLAG.waterFault).toBe(0);
    bench.minutes(2);
    expect(bench.node.flags() & FLAG.waterFault).toBe(FLAG.waterFault);
    bench.water = 2000;
    bench.minutes(2);
    expect(bench.node.flags() & FLAG.waterFault).toBe(0);
  });
});

describe('a battery or thermometer that does not answer', () => {
  it('is left out of the status', () => {
    const bench = createNodeBench();
    bench.install();
    bench.battery = NO_READING;
    bench.temperature = NO_READING;
    bench.minutes(13 * 60);
    const status = bench.gateway.of('status').at(-1);
    expect(status).toBeDefined();
    expect(status?.message.battery).toBeUndefined();
    expect(status?.message.temperature).toBeUndefined();
  });
});
