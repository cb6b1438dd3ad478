import { expect, it } from 'vitest';
import { createNaiveDetector } from '../../../sim/src/evaluate/job/naive.ts';
import type { Decoded, PlainReading } from '../../../sim/src/evaluate/job/readings.ts';
import { createFrameReader } from '../../../sim/src/evaluate/job/readings.ts';
import { GATEWAY_LEVELS } from '../../../sim/src/truth/levels.ts';
import { createFakeNode } from '../../support/fakeNode.ts';

const status = { type: 'status', seq: 1, flags: 0 } as const;
const HOUR = 3_600_000;

function detector() {
  const naive = createNaiveDetector(GATEWAY_LEVELS);
  return {
    naive,
    take(received: number, ...readings: readonly Omit<PlainReading, 'at'>[]) {
      const decoded: Decoded = {
        node: 1,
        message: status,
        readings: readings.map((one) => ({ at: received, ...one })),
      };
      naive.take('C-1', decoded, received, received + 10);
    },
  };
}

it('one reading at the level raises, one below it clears', () => {
  const { naive, take } = detector();
  take(1000, { tilt: 14.9 });
  take(2000, { tilt: 15 });
  take(3000, { water: 300 });
  take(4000, { tilt: 14.9 });
  expect(naive.end(5000)).toEqual([
    { cover: 'C-1', rule: 'cover.tilted', onset: 2000, received: 2000, durable: 2010, cleared: 4000 },
    { cover: 'C-1', rule: 'water.high', onset: 3000, received: 3000, durable: 3010, cleared: null },
  ]);
});

it('silence for two and a half heartbeats raises when it is over, whether the node comes back or not', () => {
  const { naive, take } = detector();
  take(0, {});
  take(40 * HOUR, {});
  const rows = naive.end(100 * HOUR);
  expect(rows).toMatchObject([
    { rule: 'node.offline', durable: 30 * HOUR, cleared: 40 * HOUR },
    { rule: 'node.offline', durable: 70 * HOUR, cleared: null },
  ]);
});

it('it gets frames as the gateway does: opened, once, with the age of each sample', () => {
  const node = createFakeNode(7);
  const read = createFrameReader((id) => (id === 7 ? node.key : new Uint8Array(16)));
  const up = (frame: Uint8Array) => ({ frame, address: 7, at: 60_000, rssi: -90, snr: 5 });
  const alert = node.alert({ tiltSeries: [10, 20, 300], period: 2, age: 4 });
  const decoded = read(up(alert));
  expect(decoded?.readings.map(({ at, tilt }) => [at, tilt])).toEqual([
    [52_000, 1],
    [54_000, 2],
    [56_000, 30],
  ]);
  expect(read(up(alert))).toBeUndefined();
  expect(read(up(createFakeNode(8).status()))).toBeUndefined();
  expect(read(up(Uint8Array.of(1, 2, 3)))).toBeUndefined();
});
