import { TROUBLE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

/** When the error log was written, from now on. */
function logWrites(bench: NodeBench): number[] {
  const times: number[] = [];
  const { write } = bench.flash;
  bench.flash.write = (name, bytes) => {
    if (name.startsWith('errors')) times.push(bench.time.now());
    return write(name, bytes);
  };
  return times;
}

describe('the error log', () => {
  it('writes a first trouble at once, and then at most once a minute, however many there are', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    const writes = logWrites(bench);
    const start = bench.time.now();
    for (let i = 0; i < 1000; i += 1) {
      bench.gateway.trouble(TROUBLE.modemDead, i);
      bench.run(900);
    }
    expect(writes[0]).toBe(start);
    expect(writes.length).toBeGreaterThanOrEqual(15);
    for (let i = 1; i < writes.length; i += 1) {
      expect((writes[i] ?? 0) - (writes[i - 1] ?? 0)).toBeGreaterThanOrEqual(60_000);
    }
    bench.minutes(2);
    const last = writes.length;
    bench.minutes(60);
    expect(writes).toHaveLength(last);
  });

  it('has the last of many troubles in flash a minute later', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    for (let i = 1; i <= 5; i += 1) bench.gateway.trouble(TROUBLE.modemDead, i);
    bench.minutes(1);
    bench.reset();
    bench.gateway.trouble(TROUBLE.modemBack, 0);
    bench.run(10_000);
    expect(bench.gateway.of('log')[0]?.message.errors.filter((_, i) => i % 4 === 3)).toEqual([0, 5, 4, 3, 2, 1]);
  });

  it('is not written by a node that has no trouble', () => {
    const bench = createNodeBench({ hall: false });
    const writes = logWrites(bench);
    bench.install();
    bench.reset();
    bench.minutes(24 * 60);
    expect(writes).toEqual([]);
  });

  it('does not write again and again where the flash refuses', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.flash.broken = true;
    const { writes } = bench.flash;
    bench.gateway.trouble(TROUBLE.modemDead, 1);
    bench.minutes(300);
    expect(bench.flash.writes - writes).toBeLessThanOrEqual(1);
  });
});
