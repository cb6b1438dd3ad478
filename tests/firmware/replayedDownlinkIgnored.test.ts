import { MODE, REFUSED, TRACE } from '@lidwatch/firmware';
import { ACTION } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

function refusals(bench: ReturnType<typeof createNodeBench>): number[] {
  return bench.traces.filter((one) => one.code === TRACE.refused).map((one) => one.a);
}

describe('a downlink that is heard again', () => {
  it('has no second effect', () => {
    const bench = createNodeBench();
    bench.install();
    const begin = bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.run(10_000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.run(10_000);
    expect(bench.node.mode()).toBe(MODE.armed);
    bench.gateway.transmit(begin);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(refusals(bench)).toEqual([REFUSED.replayed]);
  });

  it('is recognised after a reset, for its counter was stored with its effect', () => {
    const bench = createNodeBench();
    bench.install();
    const begin = bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.run(10_000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.run(1000);
    bench.reset();
    bench.run(10_000);
    bench.gateway.transmit(begin);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(refusals(bench)).toEqual([REFUSED.replayed]);
  });

  it('cannot be made to count again by turning one of its bits', () => {
    const bench = createNodeBench();
    bench.install();
    const begin = bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.run(10_000);
    for (let bit = 0; bit < begin.length * 8; bit += 1) {
      const turned = Uint8Array.from(begin);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      bench.gateway.transmit(turned);
      expect(bench.node.mode()).toBe(MODE.armed);
    }
    expect(refusals(bench)).toHaveLength(begin.length * 8);
  });
});

describe('bytes that are no downlink for this node', () => {
  it('are refused: its own uplinks, noise, nothing, too much', () => {
    const bench = createNodeBench();
    bench.install();
    bench.cover.turn(50, 1000);
    bench.run(15_000);
    const uplink = bench.gateway.of('alert')[0]?.frame as Uint8Array;
    for (const bytes of [
      uplink,
      new Uint8Array(0),
      new Uint8Array(1),
      new Uint8Array(51).fill(0x11),
      new Uint8Array(300),
    ]) {
      bench.gateway.transmit(bytes);
    }
    expect(bench.node.mode()).toBe(MODE.alarm);
    const { notForUs, malformed } = REFUSED;
    expect(refusals(bench)).toEqual([notForUs, notForUs, notForUs, notForUs, malformed]);
  });
});
