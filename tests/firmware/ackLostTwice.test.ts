import { describe, expect, it } from 'vitest';
import { reportOf } from '../support/node/gatewayModel.ts';
import { createNodeBench } from '../support/nodeBench.ts';

describe('an acknowledgement that is lost twice', () => {
  it('costs two repetitions of the same report, and no more', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    let lost = 0;
    bench.gateway.acknowledges = ({ message }) => {
      if (message.type !== 'alert' || lost === 2) return true;
      lost += 1;
      return false;
    };
    bench.cover.turn(40, 2000);
    bench.minutes(60);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(3);
    expect(new Set(alerts.map(reportOf)).size).toBe(1);
    expect(reportOf(alerts[0] as never)).toBe(alerts[0]?.counter);
    expect(bench.node.pending()).toBe(0);
  });
});
