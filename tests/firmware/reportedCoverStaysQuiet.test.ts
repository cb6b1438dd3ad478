import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function tilted(degrees: number): NodeBench {
  const bench = createNodeBench();
  bench.install();
  bench.cover.turn(degrees, 2000);
  bench.minutes(1);
  expect(bench.gateway.of('alert')).toHaveLength(1);
  return bench;
}

describe('a cover in alarm', () => {
  it('that moves within what it has reported sends no alert', () => {
    const bench = tilted(40);
    for (let i = 0; i < 30; i += 1) {
      bench.cover.turn(i % 2 === 0 ? 50 : 32, 1000);
      bench.run(10_000);
    }
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it('that moves on by as much as the trigger is reported again', () => {
    const bench = tilted(20);
    bench.cover.turn(60, 2000);
    bench.run(15_000);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(2);
    for (const angle of alerts[1]?.message.tiltSeries ?? []) expect(angle).toBeGreaterThanOrEqual(350);
  });

  it('whose hall switch opens as well is reported again', () => {
    const bench = tilted(20);
    bench.hall.set(true);
    bench.run(15_000);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.lift, TRIGGER.hall]);
  });

  it('shows itself by a status every repeat period', () => {
    const bench = tilted(40);
    bench.gateway.received.length = 0;
    bench.minutes(61);
    const statuses = bench.gateway.of('status');
    expect(statuses).toHaveLength(12);
    for (const { message } of statuses) {
      expect(message.flags & 1).toBe(1);
      expect(Math.abs((message.tilt ?? 0) - 400)).toBeLessThanOrEqual(5);
    }
  });
});
