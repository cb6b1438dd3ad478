import { expect, it } from 'vitest';
import { match, TOLERANCE } from '../../../sim/src/evaluate/compare/match.ts';
import type { SeenEvent } from '../../../sim/src/evaluate/observed.ts';
import type { Episode } from '../../../sim/src/truth/episode.ts';
import { episode, MINUTE, seen } from '../support/seen.ts';

const verdicts = (episodes: readonly Episode[], ...events: readonly SeenEvent[]) =>
  match(episodes, events).events.map(({ verdict }) => verdict);

it('one event serves an episode, the next in it repeats', () => {
  const first = seen({ cleared: 12 * MINUTE });
  const second = seen({ onset: 13 * MINUTE });
  expect(verdicts([episode()], second, first)).toEqual(['true', 'repeated']);
  expect(match([episode()], [second, first]).required[0]?.event).toBe(first);
});

it('an event of another cover, rule or time is false, and the episode is missed', () => {
  const strangers = [seen({ cover: 'C-2' }), seen({ rule: 'cover.tilted' }), seen({ onset: 30 * MINUTE })];
  expect(new Set(verdicts([episode()], ...strangers))).toEqual(new Set(['false']));
  expect(match([episode()], strangers).required).toMatchObject([{ event: undefined }]);
});

it('times are taken to be as exact as ages are', () => {
  const end = 20 * MINUTE;
  expect(verdicts([episode({ end })], seen({ onset: end + TOLERANCE }))).toEqual(['true']);
  expect(verdicts([episode({ end })], seen({ onset: end + TOLERANCE + 1 }))).toEqual(['false']);
  const before = { onset: MINUTE, cleared: 10 * MINUTE - TOLERANCE };
  expect(verdicts([episode()], seen(before))).toEqual(['true']);
  expect(verdicts([episode()], seen({ ...before, cleared: before.cleared - 1 }))).toEqual(['false']);
});

it('what need not be found excuses an event, and is not missed', () => {
  const borderline = episode({ required: false });
  expect(verdicts([borderline], seen(), seen({ onset: 15 * MINUTE }))).toEqual(['excused', 'excused']);
  expect(match([borderline], []).required).toEqual([]);
});

it('what the detector takes back serves nothing, and is no false alarm', () => {
  expect(verdicts([episode()], seen({ withdrawn: true }), seen({ onset: 12 * MINUTE }))).toEqual(['withdrawn', 'true']);
});

it('one long event over two episodes serves one of them', () => {
  const two = [episode({ end: 12 * MINUTE }), episode({ onset: 14 * MINUTE, end: null })];
  const { required } = match(two, [seen({ cleared: null })]);
  expect(required.map(({ event }) => event !== undefined)).toEqual([true, false]);
});
