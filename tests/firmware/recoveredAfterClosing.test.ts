import { MODE } from '@lidwatch/firmware';
import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function opened(): NodeBench {
  const bench = createNodeBench();
  bench.install();
  bench.cover.turn(60, 2000);
  bench.hall.set(true);
  bench.minutes(1);
  bench.gateway.received.length = 0;
  return bench;
}

describe('a cover that is put back', () => {
  it('recovers by five samples 3 s apart below the clear level, and the node is armed again', () => {
    const bench = opened();
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.cover.turn(0, 2000);
    bench.run(2000);
    bench.hall.set(false);
    bench.run(25_000);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(1);
    const { message } = alerts[0] as (typeof alerts)[number];
    expect(message.trigger).toBe(TRIGGER.recovered);
    expect(message.period).toBe(3);
    expect(message.tiltSeries).toHaveLength(5);
    for (const angle of message.tiltSeries ?? []) expect(angle).toBeLessThan(100);
    expect(message.flags & (FLAG.alarm | FLAG.hallOpen)).toBe(0);
    expect(bench.node.mode()).toBe(MODE.armed);
  });

  it('does not recover while the hall switch is open', () => {
    const bench = opened();
    bench.cover.turn(0, 2000);
    bench.minutes(20);
    expect(bench.gateway.of('alert')).toEqual([]);
    expect(bench.node.mode()).toBe(MODE.alarm);
  });

  it('does not recover where it rests between the clear level and the trigger', () => {
    const bench = opened();
    bench.cover.turn(12, 2000);
    bench.hall.set(false);
    bench.minutes(20);
    expect(bench.gateway.of('alert')).toEqual([]);
    expect(bench.node.mode()).toBe(MODE.alarm);
  });

  it('does not recover where it is only set down for a moment', () => {
    const bench = opened();
    bench.hall.set(false);
    for (let i = 0; i < 5; i += 1) {
      bench.cover.turn(0, 1000);
      bench.run(7000);
      bench.cover.turn(60, 1000);
      bench.run(7000);
    }
    expect(bench.gateway.of('alert').filter((one) => one.message.trigger === TRIGGER.recovered)).toEqual([]);
  });

  it('is noticed by the next round where no interrupt told of it', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(20, 2000);
    bench.minutes(1);
    bench.cover.creep(0, 120_000);
    bench.minutes(4);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.lift, TRIGGER.recovered]);
  });
});
