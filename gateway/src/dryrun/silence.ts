import { hear, lossAfter, tick } from '../detect/rules/nodeOffline.ts';
import { emptyState } from '../detect/state.ts';
import type { CoverState, Rules, Step, Transition } from '../detect/types.ts';
import type { Heard } from '../store/types.ts';
import type { ReadFrame } from './gather.ts';

export interface SilenceOptions {
  readonly rules: Rules;
  /** what the node kept before it says another one in the span */
  readonly heartbeatMs: number;
  /** takes what comes of it */
  readonly note: (transitions: readonly Transition[]) => void;
}

/** What is known of the link of a node that is silent at the end of the span. */
export interface Ending {
  /** nobody would have noticed a silence after this time */
  readonly until: number;
  /** from when on silence counts */
  readonly since: number;
}

/** node.offline over what was received of one node, frame by frame in the order of receipt. */
export interface Silence {
  /** a frame that left readings, and a row of `heard`, of the same frame or either alone */
  take(frame: ReadFrame | undefined, heard: Heard | undefined): void;
  end(ending: Ending): void;
}

/**
 * The gateway looked for silence every few seconds, and nobody knows when: here it is noticed at once, so that `raisedAt`
 * is the onset. All else is as the gateway does it.
 */
export function createSilence({ rules, heartbeatMs: first, note }: SilenceOptions): Silence {
  let state: CoverState = emptyState();
  let heartbeatMs = first;
  let newest = Number.NEGATIVE_INFINITY;
  /** what was known last of its link */
  let linkLoss = 0;

  function take(step: Step): void {
    state = step.state;
    note(step.transitions);
  }

  function look(now: number, since: number, loss: number): void {
    const link = { since, loss };
    const onset = tick(rules, state, now, heartbeatMs, link).transitions[0]?.onset;
    if (onset !== undefined) take(tick(rules, state, onset, heartbeatMs, link));
  }

  return {
    take(frame, heard) {
      const receivedAt = frame?.receivedAt ?? heard?.receivedAt ?? 0;
      linkLoss = heard?.linkLoss ?? linkLoss;
      look(receivedAt, heard?.since ?? 0, heard?.linkLoss ?? 0);
      heartbeatMs = heard?.heartbeatMs ?? heartbeatMs;
      take(hear(rules, state, receivedAt, heartbeatMs));
      const missed = heard ? heard.missed : 0;
      if (missed !== undefined) state = { ...state, loss: lossAfter(state.loss, missed) };
      if (heard?.maintenance !== undefined) state = { ...state, maintenance: heard.maintenance };
      if (!frame || frame.place < newest) return;
      newest = frame.place;
      state = { ...state, maintenance: frame.maintenance };
    },
    end: ({ until, since }) => look(until, since, linkLoss),
  };
}
