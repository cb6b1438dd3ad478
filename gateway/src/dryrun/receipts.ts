import type { Heard } from '../store/types.ts';
import type { ReadFrame } from './gather.ts';

/** Frames that came in the order of their event times, and rows of `heard`, brought into the order of receipt. */
export interface Receipts {
  add(frames: readonly ReadFrame[]): void;
  /**
   * Hands on what was received before `upTo`, when everything before it is known: no frame is received before the event
   * time of its newest sample. `heard`: the rows from before then that were not handed on yet, in the order of receipt.
   */
  pass(upTo: number, heard: Iterable<Heard>): void;
}

type Take = (frame: ReadFrame | undefined, heard: Heard | undefined) => void;

export function createReceipts(take: Take): Receipts {
  /** by receive time; those that came late wait here */
  let waiting: ReadFrame[] = [];
  return {
    add(frames) {
      waiting.push(...frames);
    },
    pass(upTo, heard) {
      waiting.sort((a, b) => a.receivedAt - b.receivedAt);
      let next = 0;
      const due = (before: number): ReadFrame | undefined => {
        const frame = waiting[next];
        return frame && frame.receivedAt < before ? frame : undefined;
      };
      const takeUntil = (before: number): void => {
        for (let frame = due(before); frame; frame = due(before)) {
          next += 1;
          take(frame, undefined);
        }
      };
      for (const row of heard) {
        takeUntil(row.receivedAt);
        // of the same frame, unless its readings are gone
        const frame = row.readings ? due(row.receivedAt + 1) : undefined;
        if (frame) next += 1;
        take(frame, row);
      }
      takeUntil(upTo);
      waiting = waiting.slice(next);
    },
  };
}
