import type { Episode, TrueRule } from '../episode.ts';

/** How much reason a rule has to be raised: none; perhaps, and nobody would call it false; beyond doubt. */
export const REASON = { none: 0, perhaps: 1, certain: 2 } as const;
export type Reason = (typeof REASON)[keyof typeof REASON];

/** One rule on one cover: from the reason it has, as that changes, to its episodes. */
export interface Tracker {
  /** `hold`: ms for which the reason must be beyond doubt before the rule is required */
  set(at: number, reason: Reason, kind: string, hold?: number): void;
  /** The level itself is passed at `at`: the onset, if this turns out to be required. */
  onset(at: number): void;
  sampled(at: number): void;
  /** Whatever has happened, this one is not to be required: the node could not know. */
  excuse(): void;
  /** Required, whatever its hold. */
  require(): void;
  open(): boolean;
  /** The episodes until `at`, the end of the run; one that is not over has no end. Changes nothing. */
  episodes(at: number): readonly Episode[];
}

interface Running {
  readonly kind: string;
  readonly from: number;
  reason: Reason;
  hold: number;
  /** since when it has been beyond doubt; undefined while it is not */
  certainSince?: number | undefined;
  onset?: number;
  firstCertain?: number;
  firstSample?: number;
  required: boolean;
  excused: boolean;
}

export function createTracker(cover: string, rule: TrueRule): Tracker {
  const over: Episode[] = [];
  let running: Running | undefined;

  function settleHold(one: Running, at: number): void {
    if (one.certainSince !== undefined && at - one.certainSince >= one.hold) one.required = true;
  }

  function episodeOf(one: Running, end: number | null): Episode {
    const required = one.required && !one.excused;
    return {
      cover,
      rule,
      kind: one.kind,
      from: one.from,
      onset: one.onset ?? one.firstCertain ?? one.from,
      ...(one.firstSample === undefined ? {} : { firstSample: one.firstSample }),
      end,
      required,
    };
  }

  return {
    open: () => running !== undefined,
    set(at, reason, kind, hold = 0) {
      if (!running) {
        if (reason === REASON.none) return;
        running = { kind, from: at, reason: REASON.none, hold, required: false, excused: false };
      }
      if (reason === running.reason) return;
      if (running.reason === REASON.certain) {
        settleHold(running, at);
        running.certainSince = undefined;
      }
      running.reason = reason;
      if (reason === REASON.certain) {
        running.certainSince = at;
        running.hold = hold;
        running.firstCertain ??= at;
      } else if (reason === REASON.none) {
        over.push(episodeOf(running, at));
        running = undefined;
      }
    },
    onset(at) {
      if (running) running.onset ??= at;
    },
    sampled(at) {
      if (running) running.firstSample ??= at;
    },
    excuse() {
      if (running) running.excused = true;
    },
    require() {
      if (running) running.required = true;
    },
    episodes(at) {
      if (!running) return over;
      const now = { ...running };
      settleHold(now, at);
      return [...over, episodeOf(now, null)];
    },
  };
}
