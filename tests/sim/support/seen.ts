import type { SeenEvent } from '../../../sim/src/evaluate/observed.ts';
import type { Episode } from '../../../sim/src/truth/episode.ts';

export const MINUTE = 60_000;

/** An episode and an event of one cover and rule, with what matters to the test. */
export function episode(more: Partial<Episode> = {}): Episode {
  const onset = more.onset ?? 10 * MINUTE;
  return {
    ...{ cover: 'C-1', rule: 'cover.opened', kind: 'lift', from: onset, end: onset + 10 * MINUTE, required: true },
    ...more,
    onset,
  };
}

export function seen(more: Partial<SeenEvent> = {}): SeenEvent {
  const onset = more.onset ?? 10 * MINUTE + 1000;
  return {
    ...{ cover: 'C-1', rule: 'cover.opened', received: onset + 4000, durable: onset + 4010, cleared: onset + MINUTE },
    ...more,
    onset,
  };
}
