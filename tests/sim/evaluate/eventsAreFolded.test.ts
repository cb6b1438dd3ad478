import { expect, it } from 'vitest';
import { createEventLog } from '../../../sim/src/evaluate/job/seen.ts';

const EPOCH = 1_000_000;

function told(kind: string, at: number, more: { onset?: number; at?: number; reason?: string } = {}) {
  const transition = { rule: 'water.high', kind, onset: EPOCH + 100, at: EPOCH + at, ...more };
  return { id: 'a', cover: 'C-1', at: EPOCH + at + 10, receivedAt: EPOCH + at, transition };
}

it('an event is durable from its first telling on, whatever is told of it later', () => {
  const log = createEventLog(EPOCH);
  log.take(told('raised', 200, { reason: 'because' }));
  log.take(told('cleared', 900));
  expect(log.all()).toEqual([
    {
      ...{ cover: 'C-1', rule: 'water.high', onset: 100, received: 200, durable: 210, cleared: 900 },
      reason: 'because',
    },
  ]);
  log.take(told('raised', 1500, { onset: EPOCH + 90 }));
  expect(log.all()).toMatchObject([{ onset: 90, durable: 210, cleared: null }]);
  log.take(told('withdrawn', 1600));
  expect(log.all()).toMatchObject([{ withdrawn: true }]);
});

it('an end of what was never told is nothing', () => {
  const log = createEventLog(EPOCH);
  log.take(told('cleared', 900));
  log.take(told('withdrawn', 900));
  expect(log.all()).toEqual([]);
});
