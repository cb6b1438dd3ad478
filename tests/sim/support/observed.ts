import type { Observed } from '../../../sim/src/evaluate/observed.ts';
import { createRadioCounters } from '../../../sim/src/radio/counters.ts';

/** A job of ten covers for ten days in which nothing happened, but for what is handed in. */
export function observed(more: Partial<Observed> = {}): Observed {
  return {
    job: { set: 'tuning', scenario: 'street', seed: 1, covers: 10, duration: 10 * 86_400_000, loss: 0.065 },
    scenario: 'street',
    about: 'a street',
    episodes: [],
    events: [],
    naive: [],
    cost: { ...createRadioCounters(), energy: { radio: 200, sleep: 100 } },
    gateway: { starts: 1, frames: {}, commits: {}, events: {} },
    took: { processor: 1, wall: 1 },
    ...more,
  };
}
