import { expect, test } from 'vitest';
import { DAY, live, oneCover, written } from './support/life.ts';

function raises(event: string, days = 12): string[] {
  const scenario = oneCover('water: 100mm', [`{ at: 1h, cover: all, ${event} }`]);
  return written(live(scenario, { until: days * DAY }).episodes);
}

test.each([
  ['obstruct: { at: 1000mm, for: 1h }', 'node.fault 3600..7200'],
  // 100 mm of level would be seen there
  ['obstruct: { at: 1900mm, for: 1h }', 'node.fault? 3600..7200'],
  ['obstruct: { at: 1000mm, for: 134s }', 'node.fault? 3600..3734'],
  ['fail: { as: silent, for: 1h }', 'node.fault 3600..7200'],
  ['fail: { as: codes, for: 1h }', 'node.fault? 3600..7200'],
  ['fail: { as: codes, for: 3d }', 'node.fault 3600..262800'],
  ['fail: { as: stuck, for: 8d }', 'node.fault 3600..694800'],
  ['fail: { as: noise, for: 8d }', 'node.fault? 3600..694800'],
  ['fail: { as: spikes, for: 8d }', 'node.fault? 3600..694800'],
])('%s: %s', (event, expected) => {
  expect(raises(event)).toEqual([expected]);
});
