import { type ErrorCode, isGatewayError } from '../errors.ts';
import { type Problem, problem } from './problem.ts';

/** Somebody has changed what is known of covers, or which nodes are on them. */
export interface InventoryChange {
  /** the name of the token */
  readonly who: string;
  readonly what: 'cover-added' | 'details' | 'import' | 'node-put' | 'node-taken-off';
  readonly covers: readonly string[];
  /** names of the details */
  readonly details?: readonly string[] | undefined;
  readonly node?: number | undefined;
}

/** What stands in the way, and which part of what was asked for it concerns. */
const IN_THE_WAY: Partial<Record<ErrorCode, string>> = {
  'asset-taken': 'asset',
  'node-taken': 'node',
  'cover-exists': 'cover',
  'store-secret-missing': 'key',
  'store-secret-wrong': 'key',
};

/** What the store refused, as a problem; everything else is thrown on. */
export function conflictOf(error: unknown): Problem {
  const name = isGatewayError(error) ? IN_THE_WAY[error.code] : undefined;
  if (name === undefined || !(error instanceof Error)) throw error;
  return problem('conflict', { detail: error.message, errors: [{ name, message: error.message }] });
}
