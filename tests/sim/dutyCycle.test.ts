import { airtime, DEFAULT_PLAN, readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { airwaves } from './support/airwaves.ts';

const HOUR = 3_600_000;

test.each([0.01, 0.1])(
  'no hour holds more than a share of %d, for each node by itself and for the gateway',
  (share) => {
    const { time, cell, heard, radio } = airwaves({ dutyCycle: share });
    const nodes = [radio(1, -60), radio(2, -90)];
    const tried = [0, 0];
    for (let at = 0; at < 3 * HOUR; at += 200) {
      const index = (at / 200) % 2;
      time.at(at, () => {
        if (nodes[index]?.send(20) !== 'busy') tried[index] = (tried[index] ?? 0) + 1;
      });
    }
    time.run(3 * HOUR);
    const length = airtime(DEFAULT_PLAN, 20);
    for (const address of [1, 2]) {
      const ends = heard.filter((one) => one.address === address).map(({ at }) => at);
      let first = 0;
      let most = 0;
      for (const [i, end] of ends.entries()) {
        while ((ends[first] ?? 0) <= end - HOUR) first += 1;
        most = Math.max(most, i - first + 1);
      }
      expect(most * length).toBeLessThanOrEqual(HOUR * share);
      // and what is allowed is really used
      expect(most * length).toBeGreaterThan(HOUR * share * 0.98 - length);
    }
    const { sent, dutyCycle } = cell.counters.uplinks;
    expect(sent + dutyCycle).toBe((tried[0] ?? 0) + (tried[1] ?? 0));
    expect(dutyCycle).toBeGreaterThan(0);
  },
);

test('the gateway is held to the same share', () => {
  const { time, cell } = airwaves({ dutyCycle: 0.01 });
  for (let at = 0; at < HOUR; at += 1000) time.at(at, () => cell.transmit(new Uint8Array(20), () => true));
  time.run(HOUR);
  expect(cell.counters.downlinks.airtime).toBeLessThanOrEqual(HOUR * 0.01);
  expect(cell.counters.downlinks.dutyCycle).toBeGreaterThan(2900);
});

test.each([
  ['868.1MHz', 0.01],
  ['868.9MHz', 0.001],
  ['869.525MHz', 0.1],
])('in EU868 the frequency %s decides the share', (frequency, share) => {
  const text = `name: x\ncovers: { count: 1 }\nradio: { frequency: ${frequency} }\n`;
  expect(readScenario(text, 'x.yaml').radio.dutyCycle).toBe(share);
});
