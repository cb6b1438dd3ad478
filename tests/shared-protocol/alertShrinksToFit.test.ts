import { createWriter, KEY, TRIGGER, writeAlert } from '@lidwatch/protocol';
import { type Alert, decodeMessage } from '@lidwatch/protocol/gateway';
import { expect, test } from 'vitest';

const STATE = {
  seq: 65535,
  flags: 255,
  trigger: TRIGGER.tilt,
  age: 65535,
  period: 60,
  tilt: 1700,
  water: 30000,
  seriesKey: KEY.tiltSeries,
  series: [1001, 1002, 1003, 1004, 1005],
  length: 5,
};

function written(limit: number): Alert | undefined {
  const w = createWriter(new Uint8Array(64));
  const length = writeAlert(w, 0, limit, STATE);
  const decoded = decodeMessage(w.buf.subarray(0, length));
  return decoded.ok && decoded.message.type === 'alert' ? decoded.message : undefined;
}

test.each([
  ['with room, all of it', 64, 30000, [1001, 1002, 1003, 1004, 1005]],
  ['at 36 bytes the other signal stays behind', 36, undefined, [1001, 1002, 1003, 1004, 1005]],
  ['then the oldest sample', 35, undefined, [1002, 1003, 1004, 1005]],
  ['then all but the newest', 24, undefined, [1005]],
  ['then the series: trigger, flags, seq and age are left', 20, undefined, undefined],
])('%s', (_, limit, water, series) => {
  const alert = written(limit);
  expect(alert).toMatchObject({ trigger: TRIGGER.tilt, seq: 65535, flags: 255, age: 65535 });
  expect(alert?.water).toBe(water);
  expect(alert?.tiltSeries).toEqual(series);
});

test('where not even that fits, nothing is written', () => {
  expect(writeAlert(createWriter(new Uint8Array(64)), 0, 12, STATE)).toBe(0);
});
