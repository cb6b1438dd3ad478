import type { Entry } from './register.ts';

/** Entries that are due within one stretch of time: putting one in and taking the first out cost the same however many wait. */
export interface Block {
  /** Ends with what has been put in: only when nothing is left may it begin anew, at a multiple of BLOCK. */
  begin(at: number): void;
  holds(at: number): boolean;
  /** Behind all that are due in the same millisecond. */
  push(entry: Entry): void;
  peek(): Entry | undefined;
  /** Takes out the first entry, where it is due by `until`. */
  take(until: number): Entry | undefined;
}

/** ms. A second of a look has 25 waits, a round of a node comes once a minute: most waits end within the block they begin in. */
const BLOCK = 4096;
const BITS = 32;

/** The start of the block that `at` lies in. */
export function blockOf(at: number): number {
  return Math.floor(at / BLOCK) * BLOCK;
}

/** A list for each millisecond, and a bit for each list that has something in it. */
export function createBlock(): Block {
  const first: (Entry | undefined)[] = new Array(BLOCK).fill(undefined);
  const last: (Entry | undefined)[] = new Array(BLOCK).fill(undefined);
  const filled = new Int32Array(BLOCK / BITS);
  let start = 0;
  /** nothing stands in the words of `filled` before this one */
  let word = 0;

  /** The first millisecond with an entry; -1: there is none. */
  function earliest(): number {
    while (word < filled.length) {
      const bits = filled[word] as number;
      if (bits !== 0) return word * BITS + (BITS - 1 - Math.clz32(bits & -bits));
      word += 1;
    }
    return -1;
  }

  return {
    begin(at) {
      start = at;
      word = 0;
    },
    holds: (at) => at - start < BLOCK,
    push(entry) {
      const ms = entry.at - start;
      const before = last[ms];
      if (before) before.next = entry;
      else first[ms] = entry;
      last[ms] = entry;
      const at = ms >> 5;
      filled[at] = (filled[at] as number) | (1 << (ms & (BITS - 1)));
      if (at < word) word = at;
    },
    peek() {
      const ms = earliest();
      return ms < 0 ? undefined : first[ms];
    },
    take(until) {
      const ms = earliest();
      if (ms < 0 || start + ms > until) return undefined;
      const entry = first[ms] as Entry;
      first[ms] = entry.next;
      if (entry.next) return entry;
      last[ms] = undefined;
      filled[ms >> 5] = (filled[ms >> 5] as number) & ~(1 << (ms & (BITS - 1)));
      return entry;
    },
  };
}
