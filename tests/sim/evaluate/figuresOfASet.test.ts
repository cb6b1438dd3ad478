import { expect, it } from 'vitest';
import { countJob } from '../../../sim/src/evaluate/compare/count.ts';
import { figuresOf } from '../../../sim/src/evaluate/compare/figures.ts';
import { targetsOf } from '../../../sim/src/evaluate/compare/targets.ts';
import { observed } from '../support/observed.ts';
import { episode, MINUTE, seen } from '../support/seen.ts';

it('latency counts motion from its onset, and water from the first sample over the level, with the sampling beside', () => {
  const flood = episode({ rule: 'water.high', kind: 'flood', firstSample: 10 * MINUTE + 40_000 });
  const told = seen({ rule: 'water.high', onset: 10 * MINUTE + 41_000, durable: 11 * MINUTE });
  const lifted = seen({ durable: 10 * MINUTE + 6500 });
  const { gateway } = figuresOf([countJob(observed({ episodes: [episode(), flood], events: [lifted, told] }))]);
  expect(gateway.rules['cover.opened']?.latency).toMatchObject({ count: 1, p50: 6500 });
  expect(gateway.rules['water.high']).toMatchObject({ latency: { p50: 20_000 }, sampling: { count: 1, p50: 40_000 } });
  expect(gateway.alarms.latency).toMatchObject({ count: 2, p50: 6500, p95: 20_000 });
});

it('what nobody could hear of when it began must be found, but says nothing of the latency', () => {
  const jammed = episode({ obscured: 'jam' });
  const { gateway } = figuresOf([countJob(observed({ episodes: [jammed], events: [seen()] }))]);
  expect(gateway.all).toMatchObject({ required: 1, found: 1, obscured: 1, latency: { count: 0, p50: null } });
});

it('false alarms count over all rules but impact, for each 1,000 cover-days', () => {
  const events = [seen({ rule: 'battery.low' }), seen({ rule: 'cover.impact' })];
  const figures = figuresOf([countJob(observed({ events }))]);
  expect(figures).toMatchObject({ coverDays: 100, unjudged: 1 });
  expect(figures.gateway.all).toMatchObject({ falseRate: 10, precision: 0, recall: null });
});

it('the naive detector misses nothing that it has no rule for', () => {
  const slid = episode({ rule: 'cover.displaced', kind: 'slide' });
  const { gateway, naive } = figuresOf([countJob(observed({ episodes: [slid, episode()] }))]);
  expect(gateway.all.required).toBe(2);
  expect(naive.all.required).toBe(1);
  expect(naive.rules['cover.displaced']).toBeUndefined();
});

it('energy and frames are those of a cover in a day', () => {
  const { cost } = figuresOf([countJob(observed()), countJob(observed())]);
  expect(cost).toMatchObject({ energy: { radio: 2, sleep: 1 }, millijoules: 3, uplinks: 0, lost: 0 });
});

it('a target is met, not met, or not told; over the worst links none was promised', () => {
  const episodes = Array.from({ length: 50 }, (_, i) => episode({ cover: `C-${i}` }));
  const events = episodes.slice(1).map(({ cover }) => seen({ cover }));
  const figures = figuresOf([countJob(observed({ episodes, events }))]);
  const at = (loss: number) =>
    Object.fromEntries(targetsOf({ name: 'x', loss }, figures).map(({ what, met }) => [what, met]));
  expect(at(0.065)).toMatchObject({
    'recall of cover.opened': false,
    'recall of water.high': null,
    'false alarms for each 1,000 cover-days': true,
    'alarm latency, p50': true,
  });
  expect(at(0.2)).toEqual({ 'alarm latency, p95': true });
  expect(at(0.85)).toEqual({});
});
