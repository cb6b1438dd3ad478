import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';
import type { Store } from './store.ts';
import { troubleText } from './trouble.ts';

/** What the store does beside the frames: brings the journal to its places, rolls readings up, prunes, gives room back, keeps the WAL short. */
export interface Upkeep {
  start(): void;
  stop(): void;
  state(): PartState;
}

export interface UpkeepOptions {
  readonly store: Pick<Store, 'settle' | 'rollUp' | 'prune' | 'giveBack' | 'restartWal'>;
  readonly clock: Clock;
  /** may what is old be told by the clock? */
  readonly agesCount: () => boolean;
  readonly onState: (state: PartState) => void;
}

const SETTLE_MS = 1_000;
const ROLL_MS = 5_000;
const PRUNE_MS = 60_000;
/** between two steps of one pruning */
const PRUNE_STEP_MS = 500;
/** After a step it rests for so many times as long as the step took, and so leaves the frames most of the time. */
const REST = 3;
const REST_MS = 10;

/**
 * Three loops of bounded steps. What fails is a state and is tried again at the next turn. While a reader holds the WAL
 * nothing is written that can wait, since all of it would stay there.
 */
export function createUpkeep({ store, clock, agesCount, onState }: UpkeepOptions): Upkeep {
  const state = createStateKeeper(clock, onState);
  const timers = new Map<string, Cancel>();
  const troubles = new Map<string, string>();
  let isHeld = false;

  /** `work` says whether more is to be done; it comes again after `busy` or `idle` ms. */
  function loop(name: string, idle: number, rest: (tookMs: number) => number, work: () => boolean): void {
    const turn = (): void => {
      const began = performance.now();
      let more = false;
      try {
        more = work();
        troubles.delete(name);
      } catch (error) {
        troubles.set(name, `${name} failed: ${troubleText(error)}`);
      }
      const wait = more ? rest(performance.now() - began) : idle;
      tell(idle);
      timers.set(name, clock.after(wait, turn));
    };
    timers.set(name, clock.after(idle, turn));
  }

  function tell(retryIn: number): void {
    const held = 'another program reads the database and does not end: the WAL cannot begin anew';
    const reasons = [...troubles.values(), ...(isHeld ? [held] : [])];
    if (reasons.length === 0) state.up();
    else state.degraded(reasons.join('; '), retryIn);
  }

  function prune(): boolean {
    isHeld = !store.restartWal();
    if (isHeld) return false;
    const pruned = store.prune(clock.now(), agesCount());
    return store.giveBack() || pruned;
  }

  return {
    start() {
      state.up();
      loop('settling', SETTLE_MS, restFor, () => !isHeld && store.settle());
      loop('rolling up', ROLL_MS, restFor, () => !isHeld && store.rollUp());
      loop('pruning', PRUNE_MS, () => PRUNE_STEP_MS, prune);
    },
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
    state: state.current,
  };
}

function restFor(tookMs: number): number {
  return Math.max(REST_MS, Math.ceil(tookMs * REST));
}
