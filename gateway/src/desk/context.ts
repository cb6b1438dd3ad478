import type { IncidentSettings } from '../incidents/settings.ts';
import type { Clock } from '../parts/clock.ts';
import type { Store } from '../store/store.ts';

/** What the desk works with. */
export interface DeskContext {
  readonly store: Pick<
    Store,
    | 'incidents'
    | 'atomically'
    | 'outbox'
    | 'events'
    | 'reviews'
    | 'orders'
    | 'covers'
    | 'inventory'
    | 'registry'
    | 'readings'
    | 'readingPage'
    | 'drops'
  > & { readonly photos: Pick<Store['photos'], 'take'> };
  readonly clock: Clock;
  /** as they are in force */
  readonly settings: () => IncidentSettings;
  /** since when nothing could be missed of a node that was heard then over that link; undefined: it is deaf */
  readonly listeningSince: (link: string | undefined, heard: number) => number | undefined;
}

/** Entries of what the desk and sensors say by themselves have these names. */
export const GATEWAY = 'gateway';
export const SENSOR = 'sensor';
export const RESIDENT = 'resident';
