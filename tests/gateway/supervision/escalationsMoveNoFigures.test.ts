import { expect, it } from 'vitest';
import { createIncidentLog } from '../../support/incidentLog.ts';

it('what a red card hands to others stays with the unit that was late', () => {
  const log = createIncidentLog();
  const incident = log.open(0, { unit: 'water' });
  log.say(incident, 10, { kind: 'card', step: 'handled', card: 'red', dueAt: 9 });
  log.say(incident, 10, { kind: 'escalated', level: 1, unit: 'city' });
  log.say(incident, 10, { kind: 'assigned', unit: 'city', by: 'rule' });
  expect(log.story(incident).unit).toBe('water');
});

it('what a person gives to another unit is that unit’s', () => {
  const log = createIncidentLog();
  const incident = log.open(0, { unit: 'water' });
  log.say(incident, 10, { kind: 'escalated', level: 1 });
  log.say(incident, 10, { kind: 'assigned', unit: 'road', by: 'person' });
  expect(log.story(incident).unit).toBe('road');
  log.say(incident, 20, { kind: 'assigned', unit: 'power', by: 'rule' });
  expect(log.story(incident).unit).toBe('power');
});
