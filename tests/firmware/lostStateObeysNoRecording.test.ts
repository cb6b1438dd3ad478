import { MODE, REFUSED, TRACE } from '@lidwatch/firmware';
import { ACTION } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

const BEGIN = { type: 'maintenance', action: ACTION.begin, minutes: 10080 } as const;

/** A node that has lost its state but not its frame counter, and somebody's recording of a week of maintenance. */
function robbed(): { bench: NodeBench; recording: Uint8Array } {
  const bench = createNodeBench();
  bench.install();
  const recording = bench.gateway.send(BEGIN);
  bench.run(10_000);
  bench.gateway.send({ type: 'maintenance', action: ACTION.end });
  bench.run(10_000);
  bench.flash.records.delete('state0');
  bench.flash.records.delete('state1');
  bench.gateway.acknowledges = () => false;
  bench.reset();
  bench.run(10_000);
  bench.traces.length = 0;
  return { bench, recording };
}

function refusals(bench: NodeBench): number[] {
  return bench.traces.filter((one) => one.code === TRACE.refused).map((one) => one.a);
}

describe('a node that does not know which downlinks it has obeyed', () => {
  it('obeys none that carries 16 bits of its counter', () => {
    const { bench, recording } = robbed();
    bench.gateway.transmit(recording);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(refusals(bench)).toEqual([REFUSED.ambiguous]);
  });

  it('learns the counter from the acknowledgement of its hello, and then knows a recording from what is new', () => {
    const { bench, recording } = robbed();
    bench.gateway.acknowledges = () => true;
    bench.minutes(1);
    expect(bench.node.pending()).toBe(0);
    bench.gateway.transmit(recording);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(refusals(bench)).toEqual([REFUSED.replayed]);
    bench.gateway.send(BEGIN);
    expect(bench.node.mode()).toBe(MODE.maintenance);
  });

  it('obeys the full counter, whatever the message', () => {
    const { bench } = robbed();
    bench.gateway.send(BEGIN, true);
    expect(bench.node.mode()).toBe(MODE.maintenance);
  });
});
