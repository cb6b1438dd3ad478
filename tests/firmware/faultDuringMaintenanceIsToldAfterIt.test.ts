import { NO_READING } from '@lidwatch/firmware';
import { ACTION, FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function inMaintenance(): NodeBench {
  const bench = createNodeBench();
  bench.install();
  bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
  bench.run(10_000);
  return bench;
}

function faults(bench: NodeBench): number[] {
  const alerts = bench.gateway.of('alert');
  expect(alerts.map((one) => one.message.trigger)).toEqual(alerts.map(() => TRIGGER.fault));
  return alerts.map((one) => (one.message.flags ?? 0) & (FLAG.motionFault | FLAG.waterFault));
}

describe('a sensor that fails during maintenance', () => {
  it('is alerted when maintenance is ended, once', () => {
    const bench = inMaintenance();
    bench.cover.alive = false;
    bench.minutes(20);
    expect(faults(bench)).toEqual([]);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.run(10_000);
    expect(faults(bench)).toEqual([FLAG.motionFault]);
    bench.minutes(120);
    expect(faults(bench)).toHaveLength(1);
  });

  it('is alerted when maintenance ends by itself', () => {
    const bench = inMaintenance();
    bench.water = NO_READING;
    bench.minutes(58);
    expect(faults(bench)).toEqual([]);
    bench.minutes(4);
    expect(faults(bench)).toEqual([FLAG.waterFault]);
  });

  it('and works again when it ends is not', () => {
    const bench = inMaintenance();
    bench.cover.alive = false;
    bench.water = NO_READING;
    bench.minutes(20);
    bench.cover.alive = true;
    bench.water = 2000;
    bench.minutes(2);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.minutes(120);
    expect(faults(bench)).toEqual([]);
  });
});
