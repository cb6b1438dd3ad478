import type { Clock } from './clock.ts';

/** `degraded`: it works, but somebody should look. */
type PartStatus = 'up' | 'down' | 'degraded';

/** How a part stands: what /readyz shows. A part that cannot do its work is a state, never an exit. */
export interface PartState {
  readonly status: PartStatus;
  /** ms since the epoch: when this status and reason began */
  readonly since: number;
  /** for a person; empty where the part is up and has nothing to say */
  readonly reason: string;
  /** ms since the epoch: when the part tries again by itself */
  readonly nextAttempt?: number;
}

export interface StateKeeper {
  current(): PartState;
  up(): void;
  down(reason: string, retryIn?: number): void;
  degraded(reason: string, retryIn?: number): void;
}

const NOT_STARTED = { status: 'down', reason: 'not started' } as const;
/** A part that is asked to end says this, so that nobody takes it for a failure. */
export const STOPPED = 'stopped';

/** Keeps one part's state. `changed` is told when status or reason change, not at every further attempt. */
export function createStateKeeper(
  clock: Clock,
  changed: (state: PartState) => void,
  initial: Pick<PartState, 'status' | 'reason'> = NOT_STARTED,
): StateKeeper {
  let state: PartState = { ...initial, since: clock.now() };

  function set(status: PartStatus, reason: string, retryIn?: number): void {
    const same = state.status === status && state.reason === reason;
    const since = same ? state.since : clock.now();
    state = { status, since, reason, ...(retryIn === undefined ? {} : { nextAttempt: clock.now() + retryIn }) };
    if (!same) changed(state);
  }

  return {
    current: () => state,
    up: () => set('up', ''),
    down: (reason, retryIn) => set('down', reason, retryIn),
    degraded: (reason, retryIn) => set('degraded', reason, retryIn),
  };
}
