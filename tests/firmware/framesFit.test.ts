import { MIN_LINK } from '@lidwatch/protocol';
import { assert as check, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

const printable = string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 16 });

/** A life in which every message is sent with readings at the ends of their ranges; all of it decodes (gatewayModel). */
function live(
  maxFrame: number,
  one: {
    battery: number;
    temperature: number;
    depth: number;
    degrees: number;
    board: string;
    firmware: number;
    seed: number;
  },
) {
  const bench = createNodeBench({ hall: false, float: true, board: one.board, firmware: one.firmware, seed: one.seed });
  bench.gateway.maxFrame = maxFrame;
  bench.battery = one.battery;
  bench.temperature = one.temperature;
  bench.start();
  bench.minutes(1);
  bench.water = one.depth;
  bench.cover.turn(one.degrees, 1500);
  bench.cover.drive(9, 3000, 45, 150, 180);
  bench.float.set(true);
  bench.minutes(10);
  bench.gateway.send({
    type: 'config',
    configVersion: 65535,
    settings: new Map([
      [0, 10080],
      [250, 7],
    ]),
  });
  bench.gateway.send({ type: 'maintenance', action: 1, minutes: 10080 });
  bench.minutes(1);
  bench.gateway.send({ type: 'maintenance', action: 2 });
  bench.minutes(10);
  bench.reset();
  bench.minutes(10);
  return bench.gateway;
}

const lives = record({
  battery: integer({ min: 0, max: 9000 }),
  temperature: integer({ min: -2000, max: 2000 }),
  depth: integer({ min: -40000, max: 40000 }),
  degrees: integer({ min: 16, max: 180 }),
  board: printable,
  firmware: integer({ min: 0, max: 999999 }),
  seed: integer({ min: 1, max: 60000 }),
});

describe('every frame of a node', () => {
  it('decodes, and fits the narrowest link where the link is narrow', () => {
    check(
      property(lives, (one) => {
        const gateway = live(MIN_LINK, one);
        const types = new Set(gateway.received.map(({ message }) => message.type));
        expect([...types].sort()).toEqual(['alert', 'hello', 'maintenance', 'report', 'status']);
        expect(Math.max(...gateway.received.map(({ length }) => length))).toBeLessThanOrEqual(MIN_LINK);
      }),
      { numRuns: 30 },
    );
  });

  it('but the hello needs no wider link', () => {
    check(
      property(lives, (one) => {
        const others = live(240, one).received.filter(({ message }) => message.type !== 'hello');
        expect(Math.max(...others.map(({ length }) => length))).toBeLessThanOrEqual(MIN_LINK);
      }),
      { numRuns: 20 },
    );
  });
});
