import type { Value } from './answer.ts';

/**
 * What is wrong with a request, as the standard wants it: 404 for what does not exist, 403 for a key that is missing or wrong, 400
 * for all else. `code` may be finer than the status.
 */
export interface Fault {
  readonly status: 400 | 403 | 404;
  readonly code: number;
  readonly description: string;
}

export const missing = (description: string): Fault => ({ status: 400, code: 400, description });
export const noKey = (description: string): Fault => ({ status: 403, code: 403, description });
export const notFound = (description: string): Fault => ({ status: 404, code: 404, description });
/** We are to blame, or it was too much: to be sent again later. */
export const later = (code: 429 | 503, description: string): Fault => ({ status: 400, code, description });

/** The worst counts for the status: whoever may not ask is told nothing else. */
export function statusOf(faults: readonly Fault[]): number {
  const statuses = faults.map(({ status }) => status);
  return statuses.includes(403) ? 403 : statuses.includes(404) ? 404 : 400;
}

export function faultsAnswer(faults: readonly Fault[]): readonly Value[] {
  return faults.map(({ code, description }) => ({ code, description }));
}
