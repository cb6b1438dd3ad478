import { expect, it } from 'vitest';
import { concerns } from '../../gateway/console/src/kept/keeping.ts';
import { surplus } from '../../gateway/console/src/kept/kept.ts';
import { readWhat } from '../../gateway/console/src/pages/audit/what.ts';
import { monthBehind, monthsUpTo, monthToShow } from '../../gateway/console/src/pages/supervision/months.ts';
import { AT, consoleIncident, shownIncident } from './support/consoleIncidents.ts';

it('months follow each other over the end of a year', () => {
  expect(monthBehind('2026-12', 1)).toBe('2027-01');
  expect(monthBehind('2026-01', -1)).toBe('2025-12');
  expect(monthsUpTo('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12']);
  expect(monthToShow('2026-1', '2026-11')).toBe('2026-11');
});

it('a device keeps what is its user’s to do', () => {
  const kim = { name: 'kim', role: 'crew', unit: 'water' } as const;
  expect(concerns(consoleIncident(), kim)).toBe(true);
  expect(concerns(consoleIncident({ unit: 'road' }), kim)).toBe(false);
  expect(concerns(consoleIncident({ assignee: 'wen' }), kim)).toBe(false);
  expect(concerns(consoleIncident({ unit: 'road', assignee: 'kim' }), kim)).toBe(true);
  expect(concerns(consoleIncident({ unit: 'road', work: { at: AT, who: 'kim' } }), kim)).toBe(true);
  expect(concerns(consoleIncident({ closedAt: AT }), kim)).toBe(false);
  expect(concerns(consoleIncident(), { ...kim, role: 'dispatcher' })).toBe(false);
});

it('and lets the oldest go first', () => {
  const rows = [3, 1, 2].map((at) => [`kim ${at}`, { incident: shownIncident(), at }] as const);
  expect(surplus(rows, 2)).toEqual(['kim 1']);
  expect(surplus(rows, 5)).toEqual([]);
});

it('the audit tells requests from commands', () => {
  expect(readWhat('POST /api/users')).toEqual({ verb: 'POST', rest: '/api/users' });
  expect(readWhat('user add')).toEqual({ verb: undefined, rest: 'user add' });
});
