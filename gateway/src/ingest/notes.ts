import type { Logger } from 'pino';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createTally, type Tally } from '../parts/tally.ts';
import { createTokenBucket } from '../parts/tokenBucket.ts';

/** What is out of the ordinary and harms nothing, as operators count it; and what to say of it, where it is worth that. */
const NOTES = {
  /** samples that newer ones had overtaken: their cover was folded again from before them */
  'late samples': undefined,
  /** the same, where what was before is not known any more, or was under other rules: they were judged as if they came just now */
  'late out of reach': undefined,
  'clock set back': 'the clock was set back: detection begins anew from its present time',
  'ack not sent': 'an acknowledgement could not be sent: its node will repeat the report',
  'order not sent': 'a config or an order could not be sent: it is sent again when its node is next heard',
  'commit not told': 'a part failed when it was told of a commit: what is durable may be published later',
} as const;

export type Note = keyof typeof NOTES;

export interface Notes {
  readonly tally: Tally;
  /** Counts each. Of each kind one an hour is logged, with how many were not. */
  add(notes: readonly Note[], error?: unknown): void;
  /** Runs `work`. What it throws is counted and logged as `note`, and goes no further. */
  guard(note: Note, work: () => void): void;
}

export function createNotes({ clock, log }: { readonly clock: Clock; readonly log: Logger }): Notes {
  const tally = createTally();
  const lines = createTokenBucket({ clock, burst: 1, perSecond: 1 / 3_600 });

  function add(notes: readonly Note[], error?: unknown): void {
    for (const note of notes) {
      tally.add(note);
      const text = NOTES[note];
      const withheld = text === undefined ? undefined : lines.take(note);
      if (withheld === undefined) continue;
      try {
        log.warn(coded('note', { note, withheld, err: error }), text);
      } catch {
        // it is counted; a log that cannot be written must not stop the frames
      }
    }
  }

  return {
    tally,
    add,
    guard(note, work) {
      try {
        work();
      } catch (error) {
        add([note], error);
      }
    },
  };
}
