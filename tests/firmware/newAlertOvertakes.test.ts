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

describe('a new alert behind a backlog', () => {
  it('goes first, within the 30 s of the budget', () => {
    const bench = backlogged();
    bench.gateway.received.length = 0;
    const start = bench.time.now();
    bench.water = 1000;
    bench.cover.turn(70, 2000);
    bench.run(30_000);
    const lift = bench.gateway
      .of('alert')
      .find((one) =>
        one.message.tiltSeries?.at(-1) === undefined ? false : (one.message.tiltSeries.at(-1) ?? 0) > 600,
      );
    expect((lift?.at ?? Number.POSITIVE_INFINITY) - start).toBeLessThan(12_000);
  });

  it('does so even just behind a reset, when the whole backlog is due', () => {
    const bench = backlogged();
    bench.reset();
    bench.gateway.received.length = 0;
    bench.cover.turn(70, 1000);
    bench.run(12_000);
    expect(bench.gateway.of('alert').some((one) => (one.message.tiltSeries?.at(-1) ?? 0) > 600)).toBe(true);
  });
});

describe('a backlog whose link comes back', () => {
  it('is sent oldest first, without waiting out its pauses', () => {
    const bench = backlogged();
    bench.minutes(120);
    bench.gateway.received.length = 0;
    const waiting = bench.node.pending();
    bench.gateway.acknowledges = () => true;
    bench.minutes(13);
    expect(bench.node.pending()).toBe(0);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(waiting);
    expect((alerts.at(-1)?.at ?? 0) - (alerts[0]?.at ?? 0)).toBeLessThan(waiting * 2000);
    const rest = alerts.slice(1).map((one) => reportOf(one) ?? -1);
    expect(rest).toEqual([...rest].sort((a, b) => a - b));
    expect(alerts.map((one) => one.message.trigger)).toContain(TRIGGER.recovered);
  });
});
