import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SessionUser } from '../../gateway/console/src/api/documents.ts';
import * as covers from '../../gateway/console/src/pages/covers/rows.ts';
import * as events from '../../gateway/console/src/pages/events/select.ts';
import { readFilters } from '../../gateway/console/src/pages/incidents/board/filters.ts';
import { monthToShow } from '../../gateway/console/src/pages/supervision/months.ts';
import { readFilter } from '../../gateway/console/src/shell/filter.ts';

const search = (text: string) => new URLSearchParams(text);

it('a word of the page is taken, and any free text', () => {
  const said = search('cover=C-7&rule=water.high&severity=major&shelved=no');
  expect(readFilter(events.NO_FILTER, events.ALLOWED, said)).toEqual({
    ...{ cover: 'C-7', rule: 'water.high', severity: 'major', shelved: 'no' },
  });
});

it('a wrong word leaves what stands there first, and touches nothing beside it', () => {
  const said = search('rule=water.hihg&severity=awful&shelved=perhaps&cover=C-7');
  expect(readFilter(events.NO_FILTER, events.ALLOWED, said)).toEqual({ ...events.NO_FILTER, cover: 'C-7' });
  expect(readFilter(covers.NO_FILTER, covers.ALLOWED, search('condition=worse&node=both&unit=water'))).toEqual({
    ...covers.NO_FILTER,
    unit: 'water',
  });
});

it('whatever stands in an address, each name of a page has a value that it may have', () => {
  const name = fc.constantFrom(...Object.keys(events.NO_FILTER), 'x');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
      const { rule, severity, shelved } = readFilter(events.NO_FILTER, events.ALLOWED, new URLSearchParams(pairs));
      expect(events.ALLOWED.rule).toContain(rule);
      expect(events.ALLOWED.severity).toContain(severity);
      expect(events.ALLOWED.shelved).toContain(shelved);
    }),
  );
});

it('the incidents of a unit are those of somebody who has one', () => {
  const user = { name: 'ada', role: 'dispatcher', unit: null } as SessionUser;
  expect(readFilters(search('whose=unit'), user).whose).toBe('all');
  expect(readFilters(search('whose=unit'), { ...user, unit: 'water' }).whose).toBe('unit');
});

it('a month that is none, or has not come, is the newest', () => {
  expect(monthToShow('2026-10', '2026-11')).toBe('2026-10');
  expect(monthToShow('2026-13', '2026-11')).toBe('2026-11');
  expect(monthToShow('2027-01', '2026-11')).toBe('2026-11');
  expect(monthToShow('2026-13', undefined)).toBeUndefined();
});
