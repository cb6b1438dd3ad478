/** Requests that were taken, and what was answered to each: a client that asks again gets the same (RFC 7252 section 4.5). */
export interface Answers {
  /** new: to be taken. open: its answer is still kept back. Else what was answered. */
  look(key: string): 'new' | 'open' | Uint8Array;
  take(key: string): void;
  answer(key: string, payload: Uint8Array): void;
}

/** Keeps the answers to at least the last `limit` requests. */
export function createAnswers(limit: number): Answers {
  const known = new Map<string, Uint8Array | undefined>();
  return {
    look(key) {
      if (!known.has(key)) return 'new';
      return known.get(key) ?? 'open';
    },
    take(key) {
      // the oldest goes first: a map keeps the order in which its keys came
      for (const [oldest] of known) {
        if (known.size < limit) break;
        known.delete(oldest);
      }
      known.set(key, undefined);
    },
    answer(key, payload) {
      if (known.has(key)) known.set(key, payload);
    },
  };
}
