import type { Clock, Timers } from '../../src/core/hal.ts';

/** Time that passes only when it is told to: timers run in order of time, those of the same instant as they were set. */
export interface VirtualTime extends Clock, Timers {
  /** Runs everything up to `ms` from now. */
  advance(ms: number): void;
  /** timers that wait */
  waiting(): number;
}

interface Entry {
  readonly handle: number;
  readonly at: number;
  readonly run: () => void;
}

export function createVirtualTime(): VirtualTime {
  let time = 0;
  let handles = 0;
  let queue: Entry[] = [];

  function without(handle: number): Entry[] {
    const rest: Entry[] = [];
    for (let i = 0; i < queue.length; i += 1) {
      const entry = queue[i] as Entry;
      if (entry.handle !== handle) rest.push(entry);
    }
    return rest;
  }

  /** The earliest entry; of equals, the one set first. */
  function next(): Entry | null {
    let first: Entry | null = null;
    for (let i = 0; i < queue.length; i += 1) {
      const entry = queue[i] as Entry;
      if (!first || entry.at < first.at) first = entry;
    }
    return first;
  }

  return {
    now: () => time,
    after(ms, run) {
      handles += 1;
      queue.push({ handle: handles, at: time + Math.max(ms, 0), run });
      return handles;
    },
    cancel(handle) {
      queue = without(handle);
    },
    advance(ms) {
      const end = time + ms;
      let entry = next();
      while (entry && entry.at <= end) {
        queue = without(entry.handle);
        time = entry.at;
        entry.run();
        entry = next();
      }
      time = end;
    },
    waiting: () => queue.length,
  };
}
