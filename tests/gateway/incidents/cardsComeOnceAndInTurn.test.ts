import { expect, it } from 'vitest';
import { cardsDue, nextCardAt } from '../../../gateway/src/incidents/cards.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/src/incidents/defaults.ts';
import type { Fact, Incident } from '../../../gateway/src/incidents/types.ts';
import { incidentBehind, opened, step } from '../../support/incidentFold.ts';

const HOUR = 3_600_000;
const DUE = 6 * HOUR;
const assigned: Fact = { kind: 'assigned', unit: 'water', by: 'rule' };
const before = [opened(), step('reported'), assigned, step('assigned')] as const;
const awaiting = incidentBehind(...before);
const kinds = (incident: Incident, now: number, settings = DEFAULT_SETTINGS) =>
  cardsDue(incident, settings, now).map((fact) => (fact.kind === 'card' ? fact.card : fact.kind));

it('yellow at 80 % of the time, red behind it and not on its last millisecond', () => {
  expect(nextCardAt(awaiting, DEFAULT_SETTINGS)).toBe(0.8 * DUE);
  expect(kinds(awaiting, 0.8 * DUE - 1)).toEqual([]);
  expect(kinds(awaiting, 0.8 * DUE)).toEqual(['yellow']);
  expect(kinds(awaiting, DUE)).toEqual(['yellow']);
  expect(kinds(awaiting, DUE + 1)).toEqual(['red', 'escalated']);
});

it('none twice, and none behind a red one', () => {
  const yellow = incidentBehind(...before, { kind: 'card', step: 'handled', card: 'yellow', dueAt: DUE });
  expect(kinds(yellow, DUE)).toEqual([]);
  expect(nextCardAt(yellow, DEFAULT_SETTINGS)).toBe(DUE + 1);
  const red = incidentBehind(...before, { kind: 'card', step: 'handled', card: 'red', dueAt: DUE });
  expect(kinds(red, 10 * DUE)).toEqual([]);
  expect(nextCardAt(red, DEFAULT_SETTINGS)).toBeUndefined();
});

it('what is handed in waits for the sensor and not for the crew, for a day', () => {
  const waiting = incidentBehind(...before, { at: HOUR, fact: { kind: 'handed-in' } });
  expect(kinds(waiting, HOUR + 24 * HOUR)).toEqual([]);
  expect(nextCardAt(waiting, DEFAULT_SETTINGS)).toBe(25 * HOUR + 1);
  expect(kinds(waiting, 25 * HOUR + 1)).toEqual(['red', 'escalated']);
});

it('whoever looks behind a red card has it from then on, unless somebody is at work', () => {
  const settings = { ...DEFAULT_SETTINGS, escalate: { to: 'duty' } };
  expect(kinds(awaiting, DUE + 1, settings)).toEqual(['red', 'escalated', 'assigned']);
  const atWork = incidentBehind(...before, { kind: 'work-begun', minutes: 60 });
  expect(kinds(atWork, DUE + 1, settings)).toEqual(['red', 'escalated']);
});
