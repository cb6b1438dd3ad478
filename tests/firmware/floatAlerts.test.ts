import { MODE } from '@lidwatch/firmware';
import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

describe('the float switch', () => {
  it('alerts once it has stayed wet for 5 s, and recovers once dry for 30 s', () => {
    const bench = createNodeBench({ float: true, water: 'none' });
    bench.install();
    bench.float.set(true);
    bench.run(8000);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toEqual([TRIGGER.float]);
    expect((bench.gateway.of('alert')[0]?.message.flags ?? 0) & FLAG.floatWet).toBe(FLAG.floatWet);
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.float.set(false);
    bench.run(20_000);
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.run(15_000);
    expect(bench.gateway.of('alert').at(-1)?.message.trigger).toBe(TRIGGER.recovered);
    expect(bench.node.mode()).toBe(MODE.armed);
  });

  it('lapped at by waves alerts nobody', () => {
    const bench = createNodeBench({ float: true, water: 'none' });
    bench.install();
    for (let i = 0; i < 60; i += 1) {
      bench.float.set(i % 2 === 0);
      bench.run(3000);
    }
    expect(bench.gateway.of('alert')).toEqual([]);
  });
});
