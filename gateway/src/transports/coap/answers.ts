import type { Clock } from '../../parts/clock.ts';

/** Requests that were taken, and what was answered to each: a client that asks again gets the same (RFC 7252 section 4.5). */
export interface Answers {
  /** new: to be taken. open: its answer is still kept back. Else what was answered. */
  look(key: string): 'new' | 'open' | Answer;
  take(key: string): void;
  answer(key: string, answer: Answer): void;
}

export interface Answer {
  /** `2.04` */
  readonly code: string;
  readonly payload: Uint8Array;
}

interface Taken {
  readonly at: number;
  answer: Answer | undefined;
}

/**
 * RFC 7252 section 4.8.2, EXCHANGE_LIFETIME: after it a client may use a message id again, and the same id is another
 * request. One that counts from a fixed id at each start would else be given an old answer, and its frame be lost.
 */
const LIFETIME_MS = 247_000;

/** Keeps the answers to the last `limit` requests, each as long as its client may ask again. */
export function createAnswers(limit: number, clock: Pick<Clock, 'now'>): Answers {
  const known = new Map<string, Taken>();
  /** A clock that was set back makes nothing older; what seems to come from the future has no age that counts. */
  const isOver = ({ at }: Taken): boolean => Math.abs(clock.now() - at) >= LIFETIME_MS;
  return {
    look(key) {
      const taken = known.get(key);
      if (!taken || isOver(taken)) return 'new';
      return taken.answer ?? 'open';
    },
    take(key) {
      known.delete(key);
      // the oldest goes first: a map keeps the order in which its keys came
      for (const [oldest, taken] of known) {
        if (known.size < limit && !isOver(taken)) break;
        known.delete(oldest);
      }
      known.set(key, { at: clock.now(), answer: undefined });
    },
    answer(key, answer) {
      const taken = known.get(key);
      if (taken) taken.answer = answer;
    },
  };
}
