import { airtime } from '@lidwatch/sim';
import { expect, test } from 'vitest';

// figures of Semtech's LoRa calculator and of the LoRaWAN airtime tables that everybody quotes (13 bytes of overhead)
test.each([
  { spreading: 7, bytes: 20, ms: 56.576 },
  { spreading: 7, bytes: 10 + 13, ms: 61.696 },
  { spreading: 12, bytes: 10 + 13, ms: 1482.752 },
  { spreading: 12, bytes: 51 + 13, ms: 2793.472 },
  { spreading: 7, bytes: 222 + 13, ms: 368.896 },
])('SF$spreading at 125 kHz, $bytes bytes: $ms ms', ({ spreading, bytes, ms }) => {
  expect(airtime({ spreading, bandwidth: 125, codingRate: 1, preamble: 8 }, bytes)).toBeCloseTo(ms, 6);
});

test('twice the bandwidth is half the time', () => {
  const modulation = { spreading: 9, codingRate: 1, preamble: 12 };
  const narrow = airtime({ ...modulation, bandwidth: 125 }, 40);
  expect(airtime({ ...modulation, bandwidth: 250 }, 40)).toBeCloseTo(narrow / 2, 9);
});
