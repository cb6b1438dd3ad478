import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../support/node/gatewayModel.ts';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

/** A node with a full queue of alerts that nobody acknowledged. */
function backlogged(): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.gateway.acknowledges = () => false;
  for (let i = 0; i < 4; i += 1) {
    bench.cover.turn(40, 1500);
    bench.minutes(1);
    bench.cover.turn(0, 1500);
    bench.minutes(1);
  }
  return bench;
}

/** The alerts in the order of their first arrival. */
function arrivals(bench: NodeBench): number[] {
  return [...new Set(bench.gateway.of('alert').map((one) => reportOf(one) ?? -1))];
}

function ascending(reports: readonly number[]): number[] {
  return [...reports].sort((a, b) => a - b);
}

/** When the alert of a cover at 70 degrees first arrived. */
function arrivalOfLift(bench: NodeBench): number {
  const lift = bench.gateway.of('alert').find((one) => (one.message.tiltSeries?.at(-1) ?? 0) > 600);
  return lift?.at ?? Number.POSITIVE_INFINITY;
}

describe('alerts that wait for their acknowledgement', () => {
  it('are never passed by a newer one', () => {
    const bench = backlogged();
    expect(bench.node.pending()).toBe(8);
    expect(arrivals(bench)).toHaveLength(1);
  });

  it('go out one behind the other, without their pauses, once the link is back', () => {
    const bench = backlogged();
    bench.minutes(120);
    bench.gateway.received.length = 0;
    bench.gateway.acknowledges = () => true;
    bench.minutes(13);
    expect(bench.node.pending()).toBe(0);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(8);
    expect((alerts.at(-1)?.at ?? 0) - (alerts[0]?.at ?? 0)).toBeLessThan(8 * 2000);
    expect(arrivals(bench)).toEqual(ascending(arrivals(bench)));
    expect(alerts.map((one) => one.message.trigger)).toContain(TRIGGER.recovered);
  });

  it('keep their order across a reset', () => {
    const bench = backlogged();
    bench.gateway.received.length = 0;
    bench.gateway.acknowledges = () => true;
    bench.reset();
    bench.minutes(1);
    expect(arrivals(bench)).toHaveLength(8);
    expect(arrivals(bench)).toEqual(ascending(arrivals(bench)));
  });
});

describe('a new alert behind a backlog', () => {
  it('ends the long pause of the oldest, and arrives within the 30 s of the budget where the link is back', () => {
    const bench = backlogged();
    bench.minutes(60);
    bench.gateway.acknowledges = () => true;
    const start = bench.time.now();
    bench.cover.turn(70, 2000);
    bench.run(30_000);
    expect(arrivalOfLift(bench) - start).toBeLessThan(30_000);
    expect(arrivals(bench)).toEqual(ascending(arrivals(bench)));
  });

  it('makes the pauses of the oldest short again, so that one lost frame does not cost ten minutes', () => {
    const bench = backlogged();
    bench.minutes(60);
    let lost = 0;
    bench.gateway.acknowledges = () => {
      lost += 1;
      return lost > 1;
    };
    const start = bench.time.now();
    bench.cover.turn(70, 2000);
    bench.run(30_000);
    expect(arrivalOfLift(bench) - start).toBeLessThan(30_000);
  });
});
