import { MODE, NO_READING } from '@lidwatch/firmware';
import { TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function installed(measures: 'distance' | 'level' = 'distance'): NodeBench {
  const bench = createNodeBench({ water: measures });
  bench.water = measures === 'distance' ? 2000 : 0;
  bench.install();
  return bench;
}

describe('water', () => {
  it('at or over the raise level for three samples 4 s apart alerts', () => {
    const bench = installed();
    bench.water = 1700;
    bench.minutes(2);
    const alerts = bench.gateway.of('alert');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.message).toMatchObject({
      trigger: TRIGGER.water,
      period: 4,
      waterSeries: [300, 300, 300],
    });
    expect(bench.node.mode()).toBe(MODE.alarm);
  });

  it('that falls below the clear level for five samples recovers, and not before', () => {
    const bench = installed();
    bench.water = 1500;
    bench.minutes(2);
    bench.water = 1780;
    bench.minutes(10);
    expect(bench.gateway.of('alert')).toHaveLength(1);
    bench.water = 1850;
    bench.minutes(2);
    expect(bench.gateway.of('alert').at(-1)?.message).toMatchObject({
      trigger: TRIGGER.recovered,
      waterSeries: [150, 150, 150, 150, 150],
    });
    expect(bench.node.mode()).toBe(MODE.armed);
  });

  it('seen for fewer than three samples is a disturbance', () => {
    const bench = installed();
    for (let i = 0; i < 20; i += 1) {
      bench.water = 500;
      bench.run(9000);
      bench.water = 2000;
      bench.run(62_000);
    }
    expect(bench.gateway.of('alert')).toEqual([]);
  });

  it('below the sensor counts from the sensor that stands in it', () => {
    const bench = installed('level');
    bench.water = 450;
    bench.minutes(2);
    expect(bench.gateway.of('alert')[0]?.message.waterSeries).toEqual([450, 450, 450]);
  });

  it('and cover alarm recover each for itself', () => {
    const bench = installed();
    bench.water = 1500;
    bench.cover.turn(50, 2000);
    bench.minutes(3);
    bench.water = 2000;
    bench.minutes(3);
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.cover.turn(0, 2000);
    bench.minutes(1);
    expect(bench.node.mode()).toBe(MODE.armed);
    const triggers = bench.gateway.of('alert').map((one) => one.message.trigger);
    expect(triggers.slice(0, 2).sort()).toEqual([TRIGGER.lift, TRIGGER.water].sort());
    expect(triggers.slice(2)).toEqual([TRIGGER.recovered, TRIGGER.recovered]);
  });

  it('that cannot be measured is never taken for dry or wet', () => {
    const bench = installed();
    bench.water = 1500;
    bench.minutes(2);
    bench.water = NO_READING;
    bench.minutes(30);
    expect(bench.node.mode()).toBe(MODE.alarm);
    expect(bench.gateway.of('status').at(-1)?.message.water).toBeUndefined();
  });
});
