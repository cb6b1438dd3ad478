import type { Logger } from 'pino';
import type { Clock } from '../parts/clock.ts';
import { createTally, type Tally } from '../parts/tally.ts';
import { createTokenBucket } from '../parts/tokenBucket.ts';

/** What is out of the ordinary and harms nothing, as operators count it; and what to say of it, where it is worth that. */
const NOTES = {
  /** samples that newer ones had overtaken */
  'late alert': undefined,
  'late alert cut': 'a late alert was judged without the newest of what is known since: there was too much of it',
  'clock set back': 'the clock was set back: detection begins anew from its present time',
} as const;

export type Note = keyof typeof NOTES;

export interface Notes {
  readonly tally: Tally;
  /** Counts each. Of each kind one an hour is logged, with how many were not. */
  add(notes: readonly Note[]): void;
}

export function createNotes({ clock, log }: { readonly clock: Clock; readonly log: Logger }): Notes {
  const tally = createTally();
  const lines = createTokenBucket({ clock, burst: 1, perSecond: 1 / 3_600 });
  return {
    tally,
    add(notes) {
      for (const note of notes) {
        tally.add(note);
        const text = NOTES[note];
        const withheld = text === undefined ? undefined : lines.take(note);
        if (withheld !== undefined) log.warn({ note, withheld }, text);
      }
    },
  };
}
