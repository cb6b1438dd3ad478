import { expect, it } from 'vitest';
import type { Event } from '../../gateway/console/src/api/eventDocuments.ts';
import { inOrder, isWanted, NO_FILTER, withEvent, withNote } from '../../gateway/console/src/pages/events/select.ts';

const event = (id: string, more: Partial<Event> = {}): Event => ({
  ...{ id, cover: 'K-00003', rule: 'cover.tilted', severity: 'major', signal: 'tilt', unit: 'deg', reason: null },
  ...{ onset: '2026-11-27T06:00:00Z', raisedAt: '2026-11-27T06:00:03Z', clearedAt: null, value: 30, peak: 31 },
  ...{ receivedAt: '2026-11-27T06:00:04Z', quality: 'exact', late: false, withdrawn: false, revision: 0 },
  shelved: false,
  review: { verdict: 'unconfirmed', acknowledged: null, released: null, comments: 0, shelvedUntil: null },
  ...more,
});

it('what has cleared or was withdrawn is over', () => {
  const open = [event('a'), event('b')];
  const cleared = withEvent({ open, over: [] }, event('a', { clearedAt: '2026-11-27T07:00:00Z' }));
  expect([cleared.open, cleared.over].map((rows) => rows.map(({ id }) => id))).toEqual([['b'], ['a']]);
  const withdrawn = withEvent(cleared, event('b', { withdrawn: true }));
  expect([withdrawn.open, withdrawn.over].map((rows) => rows.map(({ id }) => id))).toEqual([[], ['b', 'a']]);
});

it('the worst first, and what was put aside last', () => {
  const rows = [
    event('minor', { severity: 'minor' }),
    event('aside', { severity: 'critical', shelved: true }),
    event('old', { severity: 'critical' }),
    event('new', { severity: 'critical', raisedAt: '2026-11-27T08:00:00Z' }),
  ];
  expect(inOrder(rows).map(({ id }) => id)).toEqual(['new', 'old', 'minor', 'aside']);
});

it('by parts of the number of a cover, and by severity', () => {
  expect(isWanted(event('a'), { ...NO_FILTER, cover: 'k-0' })).toBe(true);
  expect(isWanted(event('a'), { ...NO_FILTER, severity: 'minor' })).toBe(false);
  expect(isWanted(event('a', { shelved: true }), { ...NO_FILTER, shelved: 'no' })).toBe(false);
});

it('what somebody says of it shows at once', () => {
  const note = { at: '2026-11-27T06:05:00Z', who: 'ada' };
  expect(withNote(event('a'), { ...note, kind: 'acknowledged' }).review.acknowledged).toEqual(note);
  expect(withNote(event('a'), { ...note, kind: 'false-alarm' }).review.verdict).toBe('false-alarm');
  expect(withNote(event('a'), { ...note, kind: 'comment' }).review.comments).toBe(1);
});
