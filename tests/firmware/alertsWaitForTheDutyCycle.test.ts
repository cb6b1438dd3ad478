import { ACTION, loraAirTime, MIN_LINK, TROUBLE, TYPE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

const HOUR = 3_600_000;

/** A node on EU868 g1 at SF12: seven full frames and it has used what it may save up. */
function onSlowLink(): NodeBench {
  const bench = createNodeBench({ hall: false, dutyCycle: 10 });
  bench.gateway.maxFrame = MIN_LINK;
  bench.gateway.airTime = (length) => loraAirTime(12, 125, 1, 8, length);
  bench.install();
  bench.minutes(120);
  bench.gateway.received.length = 0;
  return bench;
}

/** Nobody answers until the node has nothing left: it waits with its alert. */
function exhausted(): NodeBench {
  const bench = onSlowLink();
  bench.gateway.acknowledges = () => false;
  bench.cover.turn(30, 2000);
  bench.run(70_000);
  // the second makes the pauses short again
  bench.cover.turn(60, 2000);
  while (!isWaiting(bench)) bench.run(1000);
  return bench;
}

/** The pauses between the first tries are shorter than this. */
function isWaiting({ gateway, time }: NodeBench): boolean {
  return gateway.received.length > 5 && time.now() - (gateway.received.at(-1)?.at ?? 0) > 45_000;
}

function worstHour({ gateway }: NodeBench): number {
  const { received } = gateway;
  return Math.max(
    ...received.map(({ at }) =>
      received
        .filter((one) => one.at >= at && one.at < at + HOUR)
        .reduce((sum, { length }) => sum + gateway.airTime(length), 0),
    ),
  );
}

describe('a node that has used up the duty cycle of its band', () => {
  it('keeps its alert, and sends it as soon as it may', () => {
    const bench = exhausted();
    const { received } = bench.gateway;
    const tries = received.length;
    bench.gateway.acknowledges = () => true;
    expect(bench.node.pending()).toBe(2);
    bench.minutes(10);
    expect(bench.node.pending()).toBe(0);
    expect(received[tries]?.type).toBe(TYPE.alert);
    expect(received[tries]?.message).toMatchObject({ age: expect.any(Number) });
  });

  it('lets its radio rest meanwhile, and is heard of no more than the band allows', () => {
    const bench = exhausted();
    expect(bench.gateway.resting).toBe(true);
    const { rests } = bench.gateway;
    const { length } = bench.gateway.received;
    bench.run(60_000);
    expect(bench.gateway.received).toHaveLength(length);
    expect(bench.gateway.rests).toBe(rests);
    bench.minutes(300);
    expect(worstHour(bench)).toBeLessThanOrEqual(36_000);
    expect(worstHour(bench)).toBeGreaterThan(18_000);
  });

  it('notes that it waits, with the seconds, and once for each frame, whatever asks for the radio meanwhile', () => {
    const bench = exhausted();
    const { length } = bench.gateway.received;
    for (let i = 0; i < 10; i += 1) {
      bench.gateway.send({ type: 'ack', seqs: [60_000] });
      bench.run(1000);
    }
    bench.gateway.send({ type: 'maintenance', action: ACTION.log });
    bench.gateway.acknowledges = () => true;
    expect(bench.gateway.received).toHaveLength(length);
    bench.minutes(120);
    const { errors } = bench.gateway.of('log')[0]?.message ?? { errors: [] };
    // the last frame of the first alert's tries had to wait, and then this one
    expect([errors[2], errors[6]]).toEqual([TROUBLE.dutyCycle, TROUBLE.dutyCycle]);
    expect(errors).toHaveLength(8);
    expect(errors[3]).toBeGreaterThan(60);
    expect(errors[3]).toBeLessThan(600);
  });

  it('loses nothing of a bad night: every alert arrives, in order', () => {
    const bench = onSlowLink();
    bench.gateway.loses = () => true;
    for (const degrees of [20, 40, 60, 80]) {
      bench.cover.turn(degrees, 2000);
      bench.minutes(3);
    }
    bench.gateway.loses = () => false;
    let awake = 0;
    for (let second = 0; second < 3 * 3600; second += 1) {
      bench.run(1000);
      awake = bench.gateway.resting ? 0 : awake + 1;
      // a frame takes 2.5 s, the listening behind it 3 s, and another frame may follow at once
      expect(awake).toBeLessThan(30);
    }
    expect(bench.node.pending()).toBe(0);
    const told = bench.gateway.of('alert').map(({ message }) => message.tiltSeries?.at(-1) ?? 0);
    expect([...new Set(told.map((angle) => Math.round(angle / 100)))]).toEqual([2, 4, 6, 8]);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    expect(worstHour(bench)).toBeLessThanOrEqual(36_000);
  });
});
