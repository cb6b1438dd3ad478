import { MODE } from '@lidwatch/firmware';
import { FLAG } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../support/node/gatewayModel.ts';
import { createNodeBench } from '../support/nodeBench.ts';

function unacknowledged() {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.gateway.acknowledges = () => false;
  bench.cover.turn(40, 2000);
  bench.minutes(2);
  return bench;
}

describe('an alert across a reset', () => {
  it('is sent again soon, as the same report, its age marked as a floor', () => {
    const bench = unacknowledged();
    const before = bench.gateway.of('alert');
    bench.reset();
    bench.run(10_000);
    const after = bench.gateway.of('alert').slice(before.length);
    expect(after.length).toBeGreaterThanOrEqual(1);
    expect(reportOf(after[0] as never)).toBe(reportOf(before[0] as never));
    expect(after[0]?.message.tiltSeries).toEqual(before[0]?.message.tiltSeries);
    expect((after[0]?.message.flags ?? 0) & FLAG.ageFloor).toBe(FLAG.ageFloor);
    expect((before[0]?.message.flags ?? 0) & FLAG.ageFloor).toBe(0);
  });

  it('keeps at least the age that it had when it was last stored', () => {
    const bench = unacknowledged();
    bench.minutes(60);
    // an acknowledged message of another kind stores the memory, ages and all
    bench.gateway.send({ type: 'maintenance', action: 2 });
    bench.run(1000);
    bench.reset();
    bench.run(10_000);
    expect(bench.gateway.of('alert').at(-1)?.message.age).toBeGreaterThan(3600);
  });

  it('is not sent again where it was acknowledged before', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(40, 2000);
    bench.minutes(1);
    expect(bench.gateway.of('alert')).toHaveLength(1);
    bench.reset();
    bench.minutes(30);
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it('leaves the node in alarm, and the cover is not reported a second time', () => {
    const bench = unacknowledged();
    const reports = new Set(bench.gateway.of('alert').map(reportOf));
    for (let i = 0; i < 5; i += 1) {
      bench.reset();
      expect(bench.node.mode()).toBe(MODE.alarm);
      bench.minutes(3);
    }
    expect(new Set(bench.gateway.of('alert').map(reportOf))).toEqual(reports);
  });
});
