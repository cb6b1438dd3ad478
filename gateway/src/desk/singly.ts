import { isStorageTrouble } from '../store/trouble.ts';
import type { DeskContext } from './context.ts';

/** What the work was about. */
export interface About {
  readonly what: 'event' | 'incident' | 'clock';
  readonly id?: string | number | undefined;
}

/**
 * Does one of many pieces of work, within the transaction of all of them. What a fault of the program has begun is undone for that
 * one alone, and told: the others are not to wait behind it. False where there was one. Throws what the store has to say.
 */
export type Singly = (about: About, work: () => void) => boolean;

export function createSingly(
  { atomically }: Pick<DeskContext['store'], 'atomically'>,
  onFault: (error: unknown, about: About) => void,
): Singly {
  return (about, work) => {
    try {
      atomically(work);
      return true;
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      onFault(error, about);
      return false;
    }
  };
}
