import { isStorageTrouble } from '../store/trouble.ts';

/** There is no database to read from yet. */
export class StoreUnavailable extends Error {}

/** Is there no database, or none that can be read or written just now? */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StoreUnavailable || isStorageTrouble(error);
}
