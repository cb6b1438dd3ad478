import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';
import { shipped } from './support/shipped.ts';

function framesOf(seed: number): string[] {
  const watched = watchCity({ scenario: shipped('first-light'), seed });
  watched.city.run(200_000);
  return watched.received.map(({ at, frame }) => `${at} ${Buffer.from(frame).toString('hex')}`);
}

test('the same seed gives the same frames at the same times, byte for byte', () => {
  const first = framesOf(42);
  expect(first.length).toBeGreaterThan(80);
  expect(framesOf(42)).toEqual(first);
});

test('another seed gives other frames', () => {
  const other = new Set(framesOf(43));
  expect(framesOf(42).filter((frame) => other.has(frame))).toEqual([]);
});

test('a cover lives the same life however many others there are', () => {
  const lives = [8, 24].map((covers) => {
    const watched = watchCity({ scenario: shipped('heavy-traffic', covers), seed: 5 }, () => false);
    watched.city.run(3_600_000);
    return watched.truth.filter((entry) => entry.cover === 'C-0004');
  });
  expect(lives[0]?.length).toBeGreaterThan(50);
  expect(lives[1]).toEqual(lives[0]);
});
