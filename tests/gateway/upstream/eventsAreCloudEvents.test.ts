import { expect, it } from 'vitest';
import { toCloudEvent } from '../../../gateway/src/upstream/cloudEvent.ts';
import { tilted } from '../../support/storeRig.ts';

const onset = Date.UTC(2026, 3, 1, 12);

it('holds every required attribute of CloudEvents 1.0, and one id for each transition', () => {
  const change = tilted('C-0007', onset);
  const event = toCloudEvent(change, 'depot-1');
  expect(event).toEqual({
    specversion: '1.0',
    id: `${change.id}:raised`,
    source: '/lidwatch/depot-1/covers/C-0007',
    type: 'org.lidwatch.cover.tilted.raised',
    subject: 'C-0007',
    time: '2026-04-01T12:00:03.000Z',
    datacontenttype: 'application/json',
    data: expect.objectContaining({
      event: change.id,
      cover: 'C-0007',
      rule: 'cover.tilted',
      kind: 'raised',
      severity: 'major',
      signal: 'tilt',
      onset: '2026-04-01T12:00:00.000Z',
      value: 30,
      peak: 31,
      unit: 'deg',
      receivedAt: '2026-04-01T12:00:04.000Z',
      quality: 'exact',
    }),
  });
  expect(toCloudEvent(tilted('C-0007', onset, { kind: 'cleared' }), 'depot-1').id).toBe(`${change.id}:cleared`);
});

it('makes a source that is a URI reference, whatever a cover is called', () => {
  expect(toCloudEvent(tilted('Bahnhofstraße 7/a', onset), 'd').source).toBe(
    '/lidwatch/d/covers/Bahnhofstra%C3%9Fe%207%2Fa',
  );
});
