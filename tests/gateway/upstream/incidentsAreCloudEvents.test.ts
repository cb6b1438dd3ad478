import { expect, it } from 'vitest';
import { toCloudEvent } from '../../../gateway/src/upstream/cloudEvent.ts';
import { createTopics } from '../../../gateway/src/upstream/topics.ts';
import { createDeskRig, DISPATCHER } from '../../support/deskRig.ts';

it('tells each entry of an incident once, under an id of its own, and nothing that a resident has written', () => {
  const rig = createDeskRig({ unit: 'water' });
  rig.raise('C-1', 'cover.opened', { severity: 'critical' });
  rig.desk.resident({ cover: 'C-1', matter: 'open', text: 'call me: 555', photos: [] }, 'r-1');
  rig.act('C-1', DISPATCHER, { act: 'note', note: 'a word among ourselves' });
  const told = rig.store.outbox.after(1, 99).map(({ change }) => toCloudEvent(change, 'depot-1'));
  const entries = rig.store.incidents.entries(1);
  expect(told.map(({ id }) => id)).toEqual(entries.map(({ id }) => `I-000001:${id}`));
  expect(told[0]).toMatchObject({
    specversion: '1.0',
    source: '/lidwatch/depot-1/incidents/I-000001',
    type: 'org.lidwatch.incident.opened',
    subject: 'C-1',
    data: {
      incident: 'I-000001',
      kind: 'cover',
      matter: 'open',
      severity: 'critical',
      awaits: 'reported',
      card: 'none',
    },
  });
  expect(JSON.stringify(told)).not.toMatch(/555|among ourselves/);
});

it('has a topic for each incident', () => {
  expect(createTopics('lidwatch', 'depot-1').incident('I-000123')).toBe('lidwatch/incidents/I-000123/events');
});
