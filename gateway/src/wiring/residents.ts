import type { ResidentDoors } from '../api/residentSources.ts';
import type { Config } from '../config/config.ts';
import type { Desk } from '../desk/desk.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally, type Tally } from '../parts/tally.ts';
import { createDarkroom } from '../residents/darkroom.ts';
import { createIntake } from '../residents/intake.ts';
import type { Store } from '../store/store.ts';
import { troubleText } from '../store/trouble.ts';

export interface ResidentsOptions {
  readonly store: Store;
  readonly desk: Desk;
  readonly config: () => Config;
  readonly clock: Clock;
  /** may what is old be told by the clock? */
  readonly agesCount: () => boolean;
  readonly onState: (state: PartState) => void;
}

/** The doors for residents and what is kept of them, on the open database. */
export interface Residents extends ResidentDoors {
  /** what became of reports */
  readonly counts: Tally;
  state(): PartState;
  start(): void;
  stop(): void;
}

const MINUTE_MS = 60_000;
const STEP_MS = 500;
/** A photo that nobody has taken into an incident by then was sent for nothing. */
const UNTAKEN_MS = 24 * 60 * MINUTE_MS;

export function createResidents({ store, desk, config, clock, agesCount, onState }: ResidentsOptions): Residents {
  const own = () => config().residents;
  const state = createStateKeeper(clock, onState);
  const counts = createTally();
  let cancel: Cancel | undefined;

  const intake = createIntake({ clock, rules: own, book: store.residentReports, desk, counts });

  /** Reports follow their incidents, contacts and photos go when their time has come. True where more is to be done. */
  function tidy(): boolean {
    const now = clock.now();
    const isTrusted = agesCount();
    store.residentReports.follow(now);
    if (isTrusted) store.residentReports.forget(now, own().contactForMs);
    const before = isTrusted ? now - UNTAKEN_MS : 0;
    return store.photos.prune(own().photos.keep, before);
  }

  function turn(): void {
    let more = false;
    try {
      more = tidy();
      state.up();
    } catch (error) {
      state.degraded(`old contacts and photos cannot be taken away: ${troubleText(error)}`, MINUTE_MS);
    }
    cancel = clock.after(more ? STEP_MS : MINUTE_MS, turn);
  }

  return {
    ...{ counts, intake, desk, config: own },
    darkroom: createDarkroom(() => own().photos),
    incident: store.incidents.get,
    openAt: store.incidents.openOf,
    state: state.current,
    start() {
      state.up();
      cancel = clock.after(MINUTE_MS, turn);
    },
    stop() {
      cancel?.();
      state.down(STOPPED);
    },
  };
}
