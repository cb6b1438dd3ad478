import type { TruthEntry } from '../truth.ts';
import type { Tracker } from './tracker.ts';

/** The truth of some rules of one cover. */
export interface Part {
  readonly trackers: readonly Tracker[];
  take(entry: TruthEntry): void;
}
