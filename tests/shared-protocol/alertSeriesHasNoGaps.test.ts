import { createWriter, KEY, NONE, TRIGGER, writeAlert } from '@lidwatch/protocol';
import { decodeMessage } from '@lidwatch/protocol/gateway';
import { expect, test } from 'vitest';

function seriesOf(series: readonly number[]): unknown {
  const w = createWriter(new Uint8Array(64));
  const fixed = { seq: 1, flags: 0, trigger: TRIGGER.water, age: 0, period: 5, tilt: NONE, water: NONE };
  const length = writeAlert(w, 0, 64, { ...fixed, seriesKey: KEY.waterSeries, series, length: series.length });
  const decoded = decodeMessage(w.buf.subarray(0, length));
  return decoded.ok && 'waterSeries' in decoded.message ? decoded.message.waterSeries : undefined;
}

test.each([
  ['whole', [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
  ['a sample missing in the middle', [1, 2, NONE, 4, 5], [4, 5]],
  ['the oldest missing', [NONE, 2, 3, 4, 5], [2, 3, 4, 5]],
  ['the newest missing: the period would no longer count back from the age', [1, 2, 3, 4, NONE], undefined],
  ['nothing but gaps', [NONE, NONE], undefined],
])('%s', (_, series, expected) => {
  expect(seriesOf(series)).toEqual(expected);
});
