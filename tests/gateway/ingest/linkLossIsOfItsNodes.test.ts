import { expect, it } from 'vitest';
import { createLinkLoss } from '../../../gateway/src/ingest/linkLoss.ts';

const note = (times: number, missed: number, share: number, loss = createLinkLoss()) => {
  for (let i = 0; i < times; i += 1) loss.note({ link: 'a', missed, share });
  return loss;
};

it('as many nodes lose, each counted by the time that it speaks for', () => {
  const loss = note(900, 0, 1);
  note(100, 1, 1, loss);
  expect(loss.of('a')).toBeCloseTo(100 / 1_100);
});

it('not of one that talks all the time and loses every other frame', () => {
  const loss = note(900, 0, 1);
  // a frame a second, of a node whose heartbeat is an hour
  note(7_200, 1, 1 / 3_600, loss);
  expect(loss.of('a')).toBeLessThan(0.005);
});

it('nothing, as long as little is known, or of another link', () => {
  expect(note(40, 1, 0.5).of('a')).toBe(0);
  expect(note(900, 1, 1).of('b')).toBe(0);
  expect(note(900, 1, 1).of(undefined)).toBe(0);
});
