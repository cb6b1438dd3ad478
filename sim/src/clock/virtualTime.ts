import { blockOf, createBlock } from './block.ts';
import { createHeap } from './heap.ts';
import { createRegister, type Entry } from './register.ts';

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

/** What is due soon stands in a block, what is due later in a heap until its block begins. */
export function createVirtualTime(): VirtualTime {
  let now = 0;
  let count = 0;
  const register = createRegister();
  const soon = createBlock();
  const later = createHeap<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.handle < b.handle));

  /** When nothing is due any more by `until`: the block of what is due first begins, unless that is later than `until`, too. */
  function begin(until: number): boolean {
    const due = later.peek();
    if (!due || due.at > until || due.at === Infinity) return false;
    soon.begin(blockOf(due.at));
    for (let top: Entry | undefined = due; top && soon.holds(top.at); top = later.peek()) {
      later.pop();
      soon.push(top);
    }
    return true;
  }

  function at(when: number, run: () => void): number {
    const entry = register.add(Math.max(now, Math.ceil(when)), run);
    if (soon.holds(entry.at)) soon.push(entry);
    else later.push(entry);
    return entry.handle;
  }

  return {
    now: () => now,
    at,
    after: (ms, run) => at(now + ms, run),
    cancel(handle) {
      const entry = register.find(handle);
      if (entry) entry.run = undefined;
    },
    run(until) {
      do {
        for (let entry = soon.take(until); entry; entry = soon.take(until)) {
          const { run } = entry;
          now = entry.at;
          register.remove(entry);
          if (!run) continue;
          count += 1;
          run();
        }
      } while (begin(until));
      now = Math.max(now, until);
    },
    next() {
      // cancelled entries stay until they surface
      for (let entry = soon.peek(); entry; entry = soon.peek()) {
        if (entry.run) return entry.at;
        soon.take(entry.at);
        register.remove(entry);
      }
      for (let entry = later.peek(); entry; entry = later.peek()) {
        if (entry.run) return entry.at;
        later.pop();
        register.remove(entry);
      }
      return undefined;
    },
    ran: () => count,
  };
}
