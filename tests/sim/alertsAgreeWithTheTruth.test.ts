import { TRIGGER } from '@lidwatch/protocol';
import { createEpisodeFold, GATEWAY_LEVELS } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';
import { DAY, MINUTE } from './support/life.ts';
import { shipped } from './support/shipped.ts';

const MOTION: readonly number[] = [TRIGGER.hall, TRIGGER.lift, TRIGGER.tilt, TRIGGER.slide];

test('over a radio that loses nothing, nodes alert for every lid that was opened or tilted, and for no other', () => {
  const until = 6 * DAY;
  const watched = watchCity({
    scenario: shipped('city/crew', 12),
    seed: 4,
    levels: GATEWAY_LEVELS,
    radio: { loss: 0 },
  });
  watched.city.run(until);
  const fold = createEpisodeFold(watched.city.covers);
  for (const entry of watched.truth) fold.take(entry);
  const lids = fold.episodes(until).filter(({ rule }) => rule.startsWith('cover.'));
  const node = new Map(watched.city.covers.map((spec) => [spec.cover, spec.node]));
  const alerts = watched.received.filter(({ message }) => message.type === 'alert' && MOTION.includes(message.trigger));

  const required = lids.filter((one) => one.required);
  expect(required.length).toBeGreaterThan(2);
  for (const { cover, onset, end } of required) {
    const found = alerts.some(
      (one) => one.node === node.get(cover) && one.at >= onset && one.at < (end ?? until) + MINUTE,
    );
    expect(found, `${cover} at ${onset}`).toBe(true);
  }
  for (const alert of alerts) {
    const reason = lids.some(
      ({ cover, from, end }) =>
        node.get(cover) === alert.node && alert.at >= from && alert.at < (end ?? until) + MINUTE,
    );
    expect(reason, `node ${alert.node} at ${alert.at}`).toBe(true);
  }
}, 60_000);
