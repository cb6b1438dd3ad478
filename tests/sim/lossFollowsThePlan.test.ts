import { expect, test } from 'vitest';
import { airwaves } from './support/airwaves.ts';

const FRAMES = 4000;

test.each([0, 0.065, 0.2, 0.9])('a share of %d of the frames fades, both ways', (loss) => {
  const { time, cell, heard, radio } = airwaves({ loss });
  const node = radio(1);
  for (let i = 0; i < FRAMES; i += 1) {
    time.at(i * 1000, () => node.send(20));
    time.at(i * 1000 + 500, () => cell.transmit(Uint8Array.of(1), () => true));
  }
  time.run(FRAMES * 1000);
  // four standard deviations of a binomial
  const tolerance = 4 * Math.sqrt(FRAMES * loss * (1 - loss));
  expect(Math.abs(FRAMES - heard.length - FRAMES * loss)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(FRAMES - node.got.length - FRAMES * loss)).toBeLessThanOrEqual(tolerance);
  for (const count of [cell.counters.uplinks, cell.counters.downlinks]) {
    expect(count.sent).toBe(FRAMES);
    expect(count.delivered + count.faded + count.collided + count.deaf).toBe(FRAMES);
  }
});

test('some uplinks arrive twice, as the same bytes', () => {
  const { time, cell, heard, radio } = airwaves({ duplicates: 0.1 });
  const node = radio(1);
  for (let i = 0; i < FRAMES; i += 1) time.at(i * 1000, () => node.send(20));
  time.run(FRAMES * 1000);
  expect(heard.length).toBe(FRAMES + cell.counters.uplinks.duplicated);
  expect(Math.abs(cell.counters.uplinks.duplicated - FRAMES * 0.1)).toBeLessThan(4 * Math.sqrt(FRAMES * 0.09));
});

test('a frame arrives when its airtime and the latency of the link are over', () => {
  const { time, heard, radio } = airwaves({ latency: [100, 200] });
  const node = radio(1);
  time.at(1000, () => node.send(20));
  time.run(5000);
  expect(heard).toHaveLength(1);
  const onAir = 60.672; // SF7, 125 kHz, preamble 12, 20 bytes
  expect(heard[0]?.at).toBeGreaterThanOrEqual(1000 + onAir + 100);
  expect(heard[0]?.at).toBeLessThanOrEqual(1000 + onAir + 201);
});
