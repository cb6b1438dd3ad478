import type { CoverState } from './types.ts';

/** The state of a cover that was never heard. */
export function emptyState(): CoverState {
  return { rules: {}, newest: 0, heard: 0, maintenance: false };
}
