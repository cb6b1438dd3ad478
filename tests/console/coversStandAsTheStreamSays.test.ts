import { expect, it } from 'vitest';
import type { Cover } from '../../gateway/console/src/api/coverDocuments.ts';
import type { Event } from '../../gateway/console/src/api/eventDocuments.ts';
import type { Incident } from '../../gateway/console/src/api/incidentDocuments.ts';
import { createCovers } from '../../gateway/console/src/pages/map/covers.ts';
import { inOrder, withEvent } from '../../gateway/console/src/pages/map/useAlerts.ts';

const cover = (id: string, more: Partial<Cover> = {}): Cover => ({
  ...{ cover: id, node: 1, condition: 'normal', events: [], maintenance: false, readings: {} },
  ...{ at: null, heard: '2026-11-27T06:00:00Z', ...more },
});

const raised = (severity: string, shelvedUntil?: string) => ({
  ...{ event: 'e', rule: 'cover.tilted' as const, severity, onset: '2026-11-27T06:00:00Z' },
  ...(shelvedUntil === undefined ? {} : { shelvedUntil }),
});

function some() {
  const covers = createCovers();
  covers.load({
    covers: [
      ['C-1', 31, 121, '', 'normal', 5, '', 'water'],
      ['C-2', 31, 121.1, 'major', 'open', 5, 'I-000001', ''],
      ['C-3', 31, 121.2, '', 'unknown', 0, '', ''],
    ],
    ...{ elsewhere: [], center: null },
  });
  return covers;
}

it('a cover is as bad as the worst that is raised and on no shelf', () => {
  const covers = some();
  const kind = () => covers.get('C-1')?.kind;
  covers.tell(cover('C-1', { condition: 'open', events: [raised('minor'), raised('critical')] }));
  expect(kind()).toBe('critical');
  covers.tell(
    cover('C-1', { condition: 'open', events: [raised('critical', '2026-11-28T00:00:00Z'), raised('minor')] }),
  );
  expect(kind()).toBe('minor');
  covers.tell(cover('C-1', { condition: 'open', events: [raised('critical', '2026-11-28T00:00:00Z')] }));
  expect(kind()).toBe('normal');
  expect(covers.counts().get('unknown')).toBe(1);
  expect(covers.units()).toEqual(['water']);
});

it('one without a place is said to be unknown here', () => {
  expect(some().tell(cover('C-9'))).toBe(false);
});

it('an incident is at its cover while it is open', () => {
  const covers = some();
  const incident = (id: string, closedAt: string | null): Incident => ({ id, cover: 'C-2', closedAt }) as Incident;
  covers.incident(incident('I-000002', null));
  covers.incident(incident('I-000001', '2026-11-27T07:00:00Z'));
  expect(covers.get('C-2')?.incident).toBe('I-000002');
  covers.incident(incident('I-000002', '2026-11-27T08:00:00Z'));
  expect(covers.get('C-2')?.incident).toBe('');
});

it('alerts come and go by what is told of events, the worst first, of those the newest', () => {
  const event = (id: string, severity: string, raisedAt: string, more: object = {}): Event =>
    ({ id, severity, raisedAt, clearedAt: null, withdrawn: false, shelved: false, ...more }) as Event;
  let alerts: readonly Event[] = [];
  alerts = withEvent(alerts, event('a', 'major', '2026-11-27T06:00:00Z'));
  alerts = withEvent(alerts, event('b', 'critical', '2026-11-27T05:00:00Z'));
  alerts = withEvent(alerts, event('c', 'major', '2026-11-27T07:00:00Z'));
  expect(inOrder(alerts).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  alerts = withEvent(alerts, event('b', 'critical', '', { clearedAt: '2026-11-27T07:00:00Z' }));
  alerts = withEvent(alerts, event('c', 'major', '', { withdrawn: true }));
  alerts = withEvent(alerts, event('a', 'major', '', { shelved: true }));
  expect(alerts).toEqual([]);
});
