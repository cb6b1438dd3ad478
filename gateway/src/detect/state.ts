import { NO_MEMORY } from './signals/memory.ts';
import type { CoverState } from './types.ts';

/** Of a node that has lost nothing yet. What its link loses of others is known to `tick`. */
const NO_LOSS = 0.005;

/** The state of a cover that was never heard. */
export function emptyState(): CoverState {
  return { rules: {}, memory: NO_MEMORY, newest: 0, heard: 0, loss: NO_LOSS, maintenance: false, stamp: 0 };
}
