import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

/** A cover that was lifted an hour ago, in alarm, with a gateway that does not answer. */
function unheard(): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.gateway.acknowledges = () => false;
  bench.cover.turn(50, 2000);
  bench.minutes(60);
  return bench;
}

describe('a status', () => {
  it('is held back while an alert waits for its acknowledgement', () => {
    const bench = unheard();
    expect(bench.gateway.of('alert').length).toBeGreaterThan(5);
    expect(bench.gateway.of('status')).toEqual([]);
  });

  it('that was held back follows the acknowledgement at once, measured anew', () => {
    const bench = unheard();
    bench.cover.creep(35, 60_000);
    bench.minutes(20);
    bench.water = 1950;
    bench.gateway.acknowledges = () => true;
    while (bench.node.pending() > 0) bench.run(1000);
    const acknowledged = bench.time.now();
    bench.run(10_000);
    const [status] = bench.gateway.of('status');
    expect((status?.at ?? Number.POSITIVE_INFINITY) - acknowledged).toBeLessThan(5000);
    expect(status?.message.water).toBe(50);
    expect(Math.abs((status?.message.tilt ?? 0) - 350)).toBeLessThan(20);
  });

  it('that was not held back is not sent for an acknowledgement', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(50, 2000);
    bench.minutes(1);
    expect(bench.node.pending()).toBe(0);
    expect(bench.gateway.of('status')).toEqual([]);
  });
});
