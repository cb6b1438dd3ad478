import { createHeap } from './heap.ts';

/**
 * Time that passes only when it is told to. Whole milliseconds from 0; what falls on the same millisecond runs in the
 * order in which it was scheduled, so a run depends on nothing but its inputs.
 */
export interface VirtualTime {
  now(): number;
  /** Runs `run` once, `ms` from now (0 or less: later in this same millisecond). Returns a handle, never 0. */
  after(ms: number, run: () => void): number;
  /** Runs `run` once at `at`, or at once when that has passed. Returns a handle, never 0. */
  at(at: number, run: () => void): number;
  /** Cancelling what has run, or 0, does nothing. */
  cancel(handle: number): void;
  /** Runs everything up to and including `until`, and stands there. */
  run(until: number): void;
  /** when the next event is due, or undefined when there is none */
  next(): number | undefined;
  /** events run since the start */
  ran(): number;
}

interface Entry {
  readonly at: number;
  readonly handle: number;
}

export function createVirtualTime(): VirtualTime {
  let now = 0;
  let handles = 0;
  let count = 0;
  const waiting = new Map<number, () => void>();
  const heap = createHeap<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.handle < b.handle));

  /** Cancelled entries stay in the heap until they surface. */
  function peek(): Entry | undefined {
    let top = heap.peek();
    while (top && !waiting.has(top.handle)) {
      heap.pop();
      top = heap.peek();
    }
    return top;
  }

  function at(when: number, run: () => void): number {
    handles += 1;
    waiting.set(handles, run);
    heap.push({ at: Math.max(now, Math.ceil(when)), handle: handles });
    return handles;
  }

  return {
    now: () => now,
    at,
    after: (ms, run) => at(now + ms, run),
    cancel(handle) {
      waiting.delete(handle);
    },
    run(until) {
      for (let top = peek(); top && top.at <= until; top = peek()) {
        heap.pop();
        now = top.at;
        const run = waiting.get(top.handle);
        waiting.delete(top.handle);
        count += 1;
        run?.();
      }
      now = Math.max(now, until);
    },
    next: () => peek()?.at,
    ran: () => count,
  };
}
