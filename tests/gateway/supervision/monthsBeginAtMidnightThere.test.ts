import { expect, it } from 'vitest';
import { monthAfter, monthOf, monthsUpTo, spanOfMonth } from '../../../gateway/src/supervision/months.ts';

const iso = (at: number): string => new Date(at).toISOString();

it.each([
  ['2026-11', 'UTC', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['2026-11', 'Asia/Shanghai', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
  // an hour longer, since the clocks are set back in it
  ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
])('%s in %s', (month, zone, from, to) => {
  const span = spanOfMonth(month, zone);
  expect([iso(span.from), iso(span.to)]).toEqual([from, to]);
  expect([monthOf(span.from, zone), monthOf(span.to - 1, zone)]).toEqual([month, month]);
});

it('goes over the end of a year, both ways', () => {
  expect(monthsUpTo('2027-02', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
});
