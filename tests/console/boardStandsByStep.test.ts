import { expect, it } from 'vitest';
import { columnsOf, grouped } from '../../gateway/console/src/pages/incidents/board/columns.ts';
import { matches, readFilters, toQuery, toSearch } from '../../gateway/console/src/pages/incidents/board/filters.ts';
import { target } from '../../gateway/console/src/pages/incidents/board/moving.ts';
import { dueOf } from '../../gateway/console/src/pages/incidents/due.ts';
import { AT, BOOK, consoleIncident } from './support/consoleIncidents.ts';

const kim = { name: 'kim', role: 'crew', unit: 'water', language: null } as const;
const dora = { name: 'dora', role: 'dispatcher', unit: null, language: null } as const;
const awaits = (id: string, step: string, dueAt: string | null = null) =>
  consoleIncident({ id, next: { step, since: AT, dueAt } });

it('has a column for each step of the standard workflow, and for what others await', () => {
  const columns = columnsOf(BOOK, [
    awaits('I-000001', 'handled'),
    awaits('I-000002', 'result'),
    awaits('I-000003', 'own'),
  ]);
  expect(columns.map(({ step, incidents }) => [step, incidents.length])).toEqual([
    ['reported', 0],
    ['assigned', 0],
    ['handled', 1],
    ['feedback', 0],
    ['follow-up', 0],
    ['result', 1],
    ['own', 1],
  ]);
});

it('has what is late on top, and what has all the time below', () => {
  const some = [
    awaits('I-000001', 'handled'),
    awaits('I-000002', 'handled', '2026-01-01T10:00:00.000Z'),
    awaits('I-000003', 'handled', '2026-01-01T09:00:00.000Z'),
  ];
  const column = columnsOf(BOOK, some).find(({ step }) => step === 'handled');
  expect(column?.incidents.map(({ id }) => id)).toEqual(['I-000003', 'I-000002', 'I-000001']);
});

it('puts the children of one parent together, and parents nowhere', () => {
  const [a, b, c] = ['I-000001', 'I-000002', 'I-000003'].map((id, i) =>
    consoleIncident({ id, parent: i === 1 ? null : 'I-000009' }),
  );
  if (!a || !b || !c) throw new Error('three');
  const parent = consoleIncident({ id: 'I-000009', kind: 'parent', next: null });
  expect(columnsOf(BOOK, [parent]).every(({ incidents }) => incidents.length === 0)).toBe(true);
  expect(grouped([a, b, c]).map(({ incidents }) => incidents.length)).toEqual([2, 1]);
});

it('begins with the work of its unit for a crew, with all for a desk, and keeps what was chosen in the address', () => {
  expect(readFilters(new URLSearchParams(), kim).whose).toBe('unit');
  expect(readFilters(new URLSearchParams(), dora).whose).toBe('all');
  const filters = readFilters(new URLSearchParams('state=nonsense&card=red&unit=road'), dora);
  expect(filters).toEqual({ state: 'open', whose: 'all', card: 'red', unit: 'road', cell: '' });
  expect(readFilters(new URLSearchParams(toSearch(filters, { state: 'closed' })), dora)).toEqual({
    ...filters,
    state: 'closed',
  });
  expect(toQuery(readFilters(new URLSearchParams(), kim), kim, 'unit')).toMatchObject({ open: true, unit: 'water' });
});

it('takes in from the stream what fits, and lets go what does not any more', () => {
  const filters = readFilters(new URLSearchParams('whose=mine'), dora);
  const mine = consoleIncident({ assignee: 'dora' });
  expect(matches(mine, filters, dora)).toBe(true);
  expect(matches({ ...mine, closedAt: AT }, filters, dora)).toBe(false);
  expect(matches({ ...mine, assignee: 'sam' }, filters, dora)).toBe(false);
  expect(matches({ ...mine, assignee: null, work: { at: AT, who: 'dora' } }, filters, dora)).toBe(true);
  expect(matches({ ...mine, unit: 'road' }, { ...filters, whose: 'unit' }, kim)).toBe(false);
});

it('the arrow keys go past columns in which there is nothing', () => {
  const counts = [3, 0, 1];
  expect(target('ArrowDown', [0, 0], counts)).toEqual([0, 1]);
  expect(target('ArrowDown', [0, 2], counts)).toBeUndefined();
  expect(target('ArrowRight', [0, 2], counts)).toEqual([2, 0]);
  expect(target('ArrowLeft', [2, 0], counts)).toEqual([0, 0]);
  expect(target('ArrowRight', [2, 0], counts)).toBeUndefined();
  expect(target('End', [0, 0], counts)).toEqual([0, 2]);
});

it('the bar is yellow near the limit and red past it, and stands while the sensor looks', () => {
  const at = (hours: number): number => Date.parse(AT) + hours * 3_600_000;
  const incident = consoleIncident();
  expect(dueOf(incident, at(5))).toMatchObject({ share: 0.5, tone: 'good' });
  expect(dueOf(incident, at(8.5))?.tone).toBe('yellow');
  expect(dueOf(incident, at(11))).toMatchObject({ share: 1, tone: 'red', left: -3_600_000 });
  const waiting = { ...incident.verification, state: 'waiting' } as const;
  expect(dueOf({ ...incident, verification: waiting }, at(11))?.tone).toBe('stopped');
  expect(dueOf({ ...incident, next: null }, at(1))).toBeUndefined();
});
