import { TRIGGER } from '@lidwatch/protocol';
import { type Alert, decodeMessage } from '@lidwatch/protocol/gateway';
import { expect, test } from 'vitest';
import { draftOf, fitted } from '../support/drafts.ts';

const ALERT: Alert = {
  type: 'alert',
  seq: 65535,
  flags: 255,
  trigger: TRIGGER.tilt,
  age: 65535,
  period: 60,
  water: 30000,
  tiltSeries: [1001, 1002, 1003, 1004, 1005],
};

function written(limit: number): Alert | undefined {
  const decoded = decodeMessage(fitted(draftOf(ALERT), limit));
  return decoded.ok && decoded.message.type === 'alert' ? decoded.message : undefined;
}

test.each([
  ['with room, all of it', 64, 30000],
  ['at 36 bytes, which the slowest links carry, the other signal stays behind', 36, undefined],
])('%s', (_, limit, water) => {
  const alert = written(limit);
  expect(alert).toMatchObject({ trigger: TRIGGER.tilt, seq: 65535, flags: 255, age: 65535 });
  expect(alert?.water).toBe(water);
  expect(alert?.tiltSeries).toEqual([1001, 1002, 1003, 1004, 1005]);
});

test('where not even that fits, nothing is written', () => {
  expect(fitted(draftOf(ALERT), 12)).toHaveLength(0);
});
