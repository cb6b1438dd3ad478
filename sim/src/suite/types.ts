/** A run that stands for itself: one city, one seed, one radio. All jobs together are the suite. */
export interface Job {
  /** name of the set that it belongs to */
  readonly set: string;
  /** a scenario as `lidwatch-sim run` takes it: a shipped name, or a path */
  readonly scenario: string;
  readonly seed: number;
  /** covers, instead of the scenario's own number */
  readonly covers: number;
  /** ms of virtual time */
  readonly duration: number;
  /** share of frames that fade, 0..1, instead of the scenario's own */
  readonly loss: number;
}

/** Jobs whose figures belong together. */
export interface JobSet {
  readonly name: string;
  readonly about: string;
  /** never looked at while rules or scenarios were being tuned */
  readonly heldOut: boolean;
  readonly loss: number;
  readonly jobs: readonly Job[];
}

export interface Suite {
  readonly name: string;
  readonly about: string;
  readonly sets: readonly JobSet[];
}
