import { MODE } from '@lidwatch/firmware';
import { ACTION, FLAG, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function inMaintenance(minutes: number): NodeBench {
  const bench = createNodeBench({ float: true });
  bench.install();
  bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes });
  bench.run(10_000);
  return bench;
}

function open(bench: NodeBench): void {
  bench.cover.turn(80, 3000);
  bench.hall.set(true);
  bench.water = 1000;
  bench.float.set(true);
  bench.minutes(10);
}

function close(bench: NodeBench): void {
  bench.cover.turn(0, 3000);
  bench.run(3000);
  bench.hall.set(false);
  bench.water = 2000;
  bench.float.set(false);
  bench.minutes(2);
}

describe('maintenance', () => {
  it('is confirmed, shown in the flags, and alarms nobody', () => {
    const bench = inMaintenance(60);
    expect(bench.gateway.of('maintenance').map((one) => one.message)).toMatchObject([
      { action: ACTION.begin, minutes: 60 },
    ]);
    expect(bench.node.flags() & FLAG.maintenance).toBe(FLAG.maintenance);
    open(bench);
    expect(bench.gateway.of('alert')).toEqual([]);
    expect(bench.node.mode()).toBe(MODE.maintenance);
  });

  it('records what it does not alarm', () => {
    const bench = inMaintenance(24 * 60);
    open(bench);
    close(bench);
    bench.minutes(13 * 60);
    const statuses = bench.gateway.of('status');
    expect(statuses.some((one) => (one.message.wakes ?? 0) > 0 && (one.message.vibration ?? 0) > 20)).toBe(true);
  });

  it('ended with the cover closed is over', () => {
    const bench = inMaintenance(60);
    open(bench);
    close(bench);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.minutes(5);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(bench.gateway.of('alert')).toEqual([]);
    expect(bench.gateway.of('maintenance').at(-1)?.message.action).toBe(ACTION.end);
  });

  it('ended with the cover open alarms at once', () => {
    const bench = inMaintenance(60);
    open(bench);
    bench.gateway.send({ type: 'maintenance', action: ACTION.end });
    bench.run(15_000);
    expect(bench.gateway.of('alert').map((one) => one.message.trigger)).toContain(TRIGGER.hall);
  });

  it('ends by itself when its time is up, and says so', () => {
    const bench = inMaintenance(30);
    bench.minutes(29);
    expect(bench.node.mode()).toBe(MODE.maintenance);
    bench.minutes(2);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(bench.gateway.of('maintenance').at(-1)?.message.action).toBe(ACTION.end);
  });

  it('outlives a change of the battery, but not for ever', () => {
    const bench = inMaintenance(160);
    bench.minutes(40);
    bench.reset();
    expect(bench.node.mode()).toBe(MODE.maintenance);
    bench.minutes(125);
    expect(bench.node.mode()).toBe(MODE.armed);

    const restless = inMaintenance(160);
    let resets = 0;
    while (restless.node.mode() === MODE.maintenance && resets < 100) {
      restless.reset();
      resets += 1;
    }
    expect(resets).toBeLessThanOrEqual(16);
  });

  it('learns no new zero where the cover does not come to lie still: who asked for it has left', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.shake(1_200_000, (ms) => ({ x: 150 * Math.sin(ms / 200), y: 0, z: 0 }));
    bench.gateway.send({ type: 'maintenance', action: ACTION.rezero });
    bench.minutes(60);
    expect(bench.gateway.of('maintenance')).toEqual([]);
  });

  it('can learn a new zero, and confirms that it has', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.cover.turn(12, 2000);
    bench.minutes(1);
    bench.gateway.send({ type: 'maintenance', action: ACTION.rezero });
    bench.run(10_000);
    expect(bench.gateway.of('maintenance').at(-1)?.message.action).toBe(ACTION.rezero);
    bench.cover.turn(24, 2000);
    bench.run(20_000);
    expect(bench.gateway.of('alert')).toEqual([]);
    bench.cover.turn(30, 2000);
    bench.run(20_000);
    expect(bench.gateway.of('alert')[0]?.message.tiltSeries?.at(-1)).toBeGreaterThan(170);
    expect(bench.gateway.of('alert')[0]?.message.tiltSeries?.at(-1)).toBeLessThan(190);
  });
});
