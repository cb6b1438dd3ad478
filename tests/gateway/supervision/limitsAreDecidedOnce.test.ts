import { expect, it } from 'vitest';
import { createIncidentLog } from '../../support/incidentLog.ts';

const HOUR = 3_600_000;

function opened() {
  const log = createIncidentLog();
  return { log, incident: log.open(0) };
}

it('a step that was taken in time has kept its limit when it was taken', () => {
  const { log, incident } = opened();
  log.say(incident, HOUR, { kind: 'step', step: 'assigned', dueAt: HOUR });
  expect(log.story(incident).limits).toEqual([{ step: 'assigned', at: HOUR, onTime: true }]);
});

it('a step that is late is late once: by its red card, not again when it is taken', () => {
  const { log, incident } = opened();
  log.say(incident, 2 * HOUR, { kind: 'card', step: 'assigned', card: 'red', dueAt: HOUR });
  expect(log.story(incident).limits).toEqual([{ step: 'assigned', at: 2 * HOUR, onTime: false }]);
  expect(log.story(incident).overdue).toEqual({ step: 'assigned', dueAt: HOUR });
  log.say(incident, 5 * HOUR, { kind: 'step', step: 'assigned', dueAt: HOUR });
  const { limits, overdue, taken } = log.story(incident);
  expect([limits.length, overdue, taken.length]).toEqual([1, undefined, 1]);
});

it('a step that is not taken at all is not on time', () => {
  const { log, incident } = opened();
  log.say(incident, HOUR, { kind: 'card', step: 'handled', card: 'yellow', dueAt: 2 * HOUR });
  log.say(incident, 2 * HOUR + 1, { kind: 'card', step: 'handled', card: 'red', dueAt: 2 * HOUR });
  expect(log.story(incident)).toMatchObject({
    limits: [{ step: 'handled', onTime: false }],
    cards: [{ card: 'yellow' }, { card: 'red' }],
  });
});

it('work counts from its handing in: a sensor that took long to speak makes nobody late', () => {
  const { log, incident } = opened();
  log.say(incident, 4 * HOUR, { kind: 'card', step: 'handled', card: 'red', dueAt: 2 * HOUR });
  log.say(incident, 5 * HOUR, { kind: 'step', step: 'handled', dueAt: 2 * HOUR, doneAt: HOUR });
  expect(log.story(incident).limits).toEqual([{ step: 'handled', at: 4 * HOUR, onTime: true }]);
});

it('a step that has all the time decides nothing', () => {
  const { log, incident } = opened();
  log.say(incident, HOUR, { kind: 'step', step: 'closed' });
  expect(log.story(incident)).toMatchObject({ limits: [], taken: [{ step: 'closed', at: HOUR }] });
});

it('the same step again, after a reopening, has a limit of its own', () => {
  const { log, incident } = opened();
  log.say(incident, HOUR, { kind: 'step', step: 'handled', dueAt: 2 * HOUR });
  log.say(incident, 3 * HOUR, { kind: 'reopened', reason: 'open again' });
  log.say(incident, 9 * HOUR, { kind: 'card', step: 'handled', card: 'red', dueAt: 8 * HOUR });
  expect(log.story(incident).limits.map(({ onTime }) => onTime)).toEqual([true, false]);
});
