import { MODE } from '@lidwatch/firmware';
import { ACTION, TROUBLE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

const PERIOD = 300_000;

/** Every sign of life came five minutes behind the one before, the first at `start`. */
function expectSigns({ alive, time }: NodeBench, start: number): void {
  expect(alive[0]).toBe(start);
  alive.slice(1).forEach((at, i) => {
    expect(at - (alive[i] ?? 0)).toBe(PERIOD);
  });
  expect(time.now() - (alive.at(-1) ?? 0)).toBeLessThan(PERIOD);
}

describe('the watchdog', () => {
  it('is told at the start, and every five minutes, that the node lives', () => {
    const bench = createNodeBench({ hall: false });
    bench.start();
    bench.minutes(24 * 60 + 1);
    expectSigns(bench, 0);
    bench.alive.length = 0;
    const at = bench.time.now();
    bench.reset();
    bench.minutes(61);
    expectSigns(bench, at);
  });

  it('is told in maintenance and in alarm, and while modem, sensors and flash are dead', () => {
    const bench = createNodeBench({ hall: false });
    bench.start();
    bench.minutes(2);
    bench.cover.turn(50, 2000);
    bench.minutes(20);
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.minutes(20);
    expect(bench.node.mode()).toBe(MODE.maintenance);
    bench.gateway.mute = true;
    bench.gateway.trouble(TROUBLE.modemDead, 1);
    bench.cover.alive = false;
    bench.flash.broken = true;
    bench.minutes(24 * 60 + 2);
    expectSigns(bench, 0);
  });

  it('is told nothing by a node that has ended: the next one must prove itself', () => {
    const bench = createNodeBench({ hall: false });
    bench.start();
    bench.minutes(10);
    const { length } = bench.alive;
    bench.node.stop();
    bench.minutes(60);
    expect(bench.alive).toHaveLength(length);
  });

  it('is told by a node as shipped too: a board may have started its watchdog before', () => {
    const bench = createNodeBench();
    bench.start();
    bench.minutes(24 * 60);
    expectSigns(bench, 0);
    bench.hall.set(false);
    bench.minutes(31);
    expectSigns(bench, 0);
  });
});
