import { TRACE } from '@lidwatch/firmware';
import { FLAG } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

function zeros(bench: ReturnType<typeof createNodeBench>): number[] {
  return bench.traces.filter((one) => one.code === TRACE.zero).map((one) => one.a);
}

describe('learning the zero', () => {
  it('happens within seconds of arming, and angles are measured from there', () => {
    const bench = createNodeBench({ hall: false });
    bench.cover.turn(7, 0);
    bench.start();
    expect(bench.node.flags() & FLAG.zeroUnknown).not.toBe(0);
    bench.run(10_000);
    expect(zeros(bench)).toEqual([1]);
    expect(bench.node.flags() & FLAG.zeroUnknown).toBe(0);
    const [status] = bench.gateway.of('status');
    expect(status?.message.tilt).toBeLessThanOrEqual(3);
  });

  it('is refused while the cover moves, and made up for when it lies still', () => {
    const bench = createNodeBench({ hall: false });
    bench.cover.shake(40_000, (ms) => ({ x: 150 * Math.sin(ms / 200), y: 0, z: 0 }));
    bench.start();
    bench.run(39_000);
    expect(zeros(bench)).toContain(0);
    expect(zeros(bench)).not.toContain(1);
    bench.minutes(2);
    expect(zeros(bench).at(-1)).toBe(1);
  });

  it('waits for the cover to lie in its frame where a hall switch can tell', () => {
    const bench = createNodeBench();
    bench.start();
    bench.hall.set(false);
    bench.run(5_500);
    bench.hall.set(true);
    bench.minutes(3);
    expect(zeros(bench)).not.toContain(1);
    bench.hall.set(false);
    bench.minutes(12);
    expect(zeros(bench).at(-1)).toBe(1);
  });

  it('is not repeated after a reset: a cover that was moved meanwhile is seen to be so', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(25, 0);
    bench.reset();
    bench.run(10_000);
    expect(zeros(bench)).toEqual([]);
    expect(bench.gateway.of('alert')[0]?.message.tiltSeries?.at(-1)).toBeGreaterThan(240);
  });

  it('is not learned anew where the memory that held it is lost: that could hide a moved cover', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (const name of ['state0', 'state1']) bench.flash.records.set(name, new Uint8Array(20));
    bench.reset();
    bench.minutes(30);
    expect(zeros(bench)).toEqual([]);
    expect(bench.node.flags() & FLAG.zeroUnknown).not.toBe(0);
  });
});
