/** What became of frames that were sent at one pace. */
export interface Trial {
  /** frames per second */
  readonly pace: number;
  readonly sent: number;
  readonly accepted: number;
  /** processor time that the gateway took for them */
  readonly cpuUs: number;
  /** from the last frame sent to the last one durable */
  readonly lagMs: number;
}

const FIRST = 4_000;
const GROWTH = 1.5;
/** The pace that is found is within this factor of one that was too fast. */
const PRECISION = 1.1;
const TRIALS = 20;
/** A gateway that is further behind when the sending ends is filling its queue, not keeping up. */
const MAX_LAG_MS = 400;

function keptUp({ sent, accepted, lagMs }: Trial): boolean {
  return accepted === sent && lagMs <= MAX_LAG_MS;
}

/**
 * The fastest pace at which nothing is lost: faster by half until something is, then by halving the interval. A pace
 * is too fast only if it is twice: a stranger's burst of work on the machine says nothing of the gateway.
 */
export async function findSustained(attempt: (pace: number) => Promise<Trial>): Promise<Trial> {
  let best: Trial | undefined;
  let tooFast = Number.POSITIVE_INFINITY;
  let pace = FIRST;
  for (let i = 0; i < TRIALS && tooFast > (best?.pace ?? 0) * PRECISION; i += 1) {
    let trial = await attempt(pace);
    if (!keptUp(trial)) trial = await attempt(pace);
    if (keptUp(trial)) best = trial;
    else tooFast = pace;
    pace = Number.isFinite(tooFast) ? ((best?.pace ?? 0) + tooFast) / 2 : pace * GROWTH;
  }
  if (!best) throw new Error(`frames were lost at every pace down to ${Math.round(pace)} a second`);
  return best;
}
