import { expect, it } from 'vitest';
import { compare } from '../../../gateway/src/dryrun/difference.ts';
import type { FoundEvent } from '../../../gateway/src/dryrun/found.ts';
import { createTally } from '../../../gateway/src/dryrun/tally.ts';

const event = (onset: number, clearedAt: number | null, more: Partial<FoundEvent> = {}): FoundEvent => ({
  id: `${more.rule ?? 'water.high'} ${onset}`,
  ...{ cover: 'C-1', rule: 'water.high', severity: 'major', signal: 'water', reason: null },
  ...{ onset, raisedAt: onset + 1, clearedAt, value: 1, peak: 2 },
  ...more,
});

const brief = (told: FoundEvent[], found: FoundEvent[]) =>
  compare(told, found).map(({ verdict, told: then, found: now, aspects }) => [
    verdict,
    then?.onset,
    now?.onset,
    aspects,
  ]);

it('the same onset is the same event, and says what came out otherwise', () => {
  expect(brief([event(10, 20)], [event(10, 20)])).toEqual([['same', 10, 10, []]]);
  expect(brief([event(10, 20)], [event(10, 25, { peak: 9, severity: 'minor' })])).toEqual([
    ['changed', 10, 10, ['clearedAt', 'peak', 'severity']],
  ]);
});

it('an event that began elsewhere and lasted at the same time is the same trouble', () => {
  expect(brief([event(10, 20)], [event(5, 20)])).toEqual([['changed', 10, 5, ['onset', 'raisedAt']]]);
  expect(brief([event(10, 20)], [event(21, 30)])).toEqual([
    ['gone', 10, undefined, []],
    ['new', undefined, 21, []],
  ]);
  expect(brief([event(10, 20)], [event(10.5, 20, { rule: 'water.overflow' })])).toHaveLength(2);
});

it('one that falls into several is one that changed, and the others are new', () => {
  expect(brief([event(10, 40)], [event(11, 20), event(22, 30)])).toEqual([
    ['changed', 10, 11, ['onset', 'raisedAt', 'clearedAt']],
    ['new', undefined, 22, []],
  ]);
});

it('does not take an open event’s peak for that of the whole, nor when a silence was noticed for when it was', () => {
  expect(brief([event(10, null, { peak: 2 })], [event(10, null, { peak: 7 })])).toEqual([['same', 10, 10, []]]);
  const offline = { rule: 'node.offline', signal: 'silence' } as const;
  expect(brief([event(10, 20, offline)], [event(10, 20, { ...offline, raisedAt: 10 })])).toEqual([
    ['same', 10, 10, []],
  ]);
});

it('keeps so many differences, and counts the rest', () => {
  const tally = createTally(0, 100, 1);
  tally.add(compare([event(1, 2), event(3, 4)], [event(200, 201)]));
  expect([tally.differences().length, tally.unshown()]).toEqual([1, 1]);
  expect(tally.counts().find(({ rule }) => rule === 'water.high')).toMatchObject({
    told: 2,
    found: 0,
    gone: 2,
    new: 0,
  });
});
