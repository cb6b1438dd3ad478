import { expect, it } from 'vitest';
import { createTopics } from '../../../gateway/src/upstream/topics.ts';

it('lets no cover name reach into other topics', () => {
  const topics = createTopics('city/lids', 'depot-1');
  expect(topics.gateway).toBe('city/lids/gateways/depot-1/status');
  expect(topics.state('C-1')).toBe('city/lids/covers/C-1/state');
  expect(topics.events('a/../#+')).toBe('city/lids/covers/a_..___/events');
});
