import { expect, test } from 'vitest';
import { DAY, HOUR, live, oneCover } from './support/life.ts';

function raises(...events: readonly string[]) {
  return live(oneCover('hall: false', events), { until: 8 * DAY }).episodes;
}

test('a node without power for days is offline, from two and a half heartbeats on until it is heard', () => {
  const [offline, ...others] = raises('{ at: 2d, cover: all, reset: { for: 3d } }');
  expect(others).toEqual([]);
  expect(offline).toMatchObject({ rule: 'node.offline', kind: 'power', required: true });
  // it was last heard within a heartbeat before, and starts anew after three days
  expect(offline?.onset).toBeGreaterThan(2 * DAY + 18 * HOUR - 1000);
  expect(offline?.onset).toBeLessThan(2 * DAY + 30 * HOUR);
  expect(offline?.end).toBeGreaterThan(5 * DAY);
  expect(offline?.end).toBeLessThan(5 * DAY + HOUR);
});

test('a jammer of some hours, or a gateway that does not run, is no reason to call a node offline', () => {
  expect(raises('{ at: 2d, jam: { for: 5h } }')).toEqual([]);
  expect(raises('{ at: 2d, outage: { for: 6h } }')).toEqual([]);
});

test('what begins while nothing can be heard is marked', () => {
  const lifted = ['{ at: 49h, cover: all, lift: { to: 80deg } }', '{ at: 52h, cover: all, putBack: }'];
  const why = (event: string) => raises(event, ...lifted).find(({ rule }) => rule === 'cover.opened')?.obscured;
  expect(why('{ at: 2d, jam: { for: 2h } }')).toBe('jam');
  expect(why('{ at: 2d, outage: { for: 2h } }')).toBe('outage');
  expect(why('{ at: 2d, cover: all, away: { for: 2h } }')).toBe('away');
  expect(why('{ at: 4d, jam: { for: 2h } }')).toBeUndefined();
});
