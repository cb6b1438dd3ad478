import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

const HEARTBEAT = 12 * 60;

describe('the heartbeat', () => {
  it('comes within one period of the start, then once a period or a sixteenth earlier, with every reading', () => {
    const bench = createNodeBench();
    bench.install();
    bench.water = 1950;
    bench.minutes(HEARTBEAT * 4 + 1);
    const statuses = bench.gateway.of('status');
    expect(statuses.length).toBeGreaterThanOrEqual(4);
    statuses.slice(1).forEach((one, i) => {
      const wait = one.at - (statuses[i]?.at ?? 0);
      expect(wait).toBeGreaterThan((HEARTBEAT * 60_000 * 15) / 16 - 5000);
      expect(wait).toBeLessThan(HEARTBEAT * 60_000 + 5000);
    });
    const { message } = statuses.at(-1) as (typeof statuses)[number];
    expect(message).toMatchObject({ battery: 180, temperature: 150, water: 50, flags: 0 });
    expect(message.tilt).toBeLessThanOrEqual(3);
  });

  it('does not come at once from a whole street whose power has come back', () => {
    const first = new Set<number>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const bench = createNodeBench({ hall: false, seed: seed * 7919 });
      bench.install();
      bench.reset();
      bench.minutes(HEARTBEAT);
      first.add(Math.floor((bench.gateway.of('status')[0]?.at ?? 0) / 60_000));
    }
    expect(first.size).toBeGreaterThan(10);
  });

  it('carries what was felt since the last one, and starts again from nothing', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.minutes(HEARTBEAT);
    bench.gateway.received.length = 0;
    for (let i = 0; i < 7; i += 1) {
      bench.cover.drive(1, 900, 40, 150, 200);
      bench.minutes(1);
    }
    bench.minutes(2 * HEARTBEAT);
    const [first, second] = bench.gateway.of('status');
    expect(first?.message.wakes).toBe(7);
    expect(first?.message.impacts).toBeGreaterThanOrEqual(4);
    expect(first?.message.impacts).toBeLessThanOrEqual(7);
    expect(first?.message.vibration).toBeGreaterThan(40);
    expect(second?.message.wakes).toBeUndefined();
    expect(second?.message.impacts).toBeUndefined();
    expect(second?.message.vibration).toBeLessThan(5);
  });

  it('keeps its counts where the modem did not send it', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.minutes(HEARTBEAT);
    bench.gateway.received.length = 0;
    bench.cover.drive(1, 900, 40, 150, 200);
    bench.gateway.refuses = true;
    bench.minutes(HEARTBEAT);
    bench.gateway.refuses = false;
    bench.minutes(HEARTBEAT);
    expect(bench.gateway.of('status')[0]?.message.wakes).toBe(1);
  });
});
