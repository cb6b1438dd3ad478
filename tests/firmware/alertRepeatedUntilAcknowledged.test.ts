import { describe, expect, it } from 'vitest';
import { reportOf } from '../support/node/gatewayModel.ts';
import { createNodeBench } from '../support/nodeBench.ts';

describe('an alert that nobody acknowledges', () => {
  it('is repeated with growing pauses up to ten minutes, for hours, under one seq and ever new counters', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(40, 2000);
    bench.minutes(8 * 60);
    const alerts = bench.gateway.of('alert');
    const pauses = alerts.slice(1).map((one, i) => one.at - (alerts[i]?.at ?? 0));
    pauses.forEach((pause, i) => {
      const nominal = Math.min(4000 * 2 ** i, 600_000);
      // a quarter to either side, the air time, and up to a listening time behind a status
      expect(pause).toBeGreaterThanOrEqual(nominal * 0.75);
      expect(pause).toBeLessThanOrEqual(nominal * 1.25 + 4000);
    });
    expect(pauses.length).toBeGreaterThan(40);
    expect(new Set(alerts.map((one) => one.message.seq)).size).toBe(1);
    expect(new Set(alerts.map(reportOf)).size).toBe(1);
    expect(bench.node.pending()).toBe(1);
  });

  it('tells at each repetition how old its newest sample has become', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(40, 2000);
    bench.minutes(30);
    const alerts = bench.gateway.of('alert');
    const sampled = alerts[0]?.at ?? 0;
    for (const { at, message } of alerts) {
      expect(Math.abs((message.age ?? 0) * 1000 - (at - sampled))).toBeLessThanOrEqual(1100);
    }
  });

  it('is not sent again once acknowledged, even where the acknowledgement is late', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(40, 2000);
    bench.minutes(5);
    const alerts = bench.gateway.of('alert');
    bench.gateway.send({ type: 'ack', seqs: [alerts[0]?.message.seq ?? -1] });
    expect(bench.node.pending()).toBe(0);
    bench.minutes(60);
    expect(bench.gateway.of('alert')).toHaveLength(alerts.length);
  });
});
