import { clear, createStore, delMany, entries, get, setMany, type UseStore } from 'idb-keyval';
import type { ShownIncident } from '../api/incidentDocuments.ts';

/** An incident as it was when this device last heard of it. */
export interface KeptIncident {
  readonly incident: ShownIncident;
  /** ms since the epoch */
  readonly at: number;
}

/**
 * Incidents that open where there is no coverage: those that were looked at, and those that are whoever is signed in's to do. Each user
 * has their own; with signing out they go.
 */
export interface Kept {
  get(user: string, incident: string): Promise<KeptIncident | undefined>;
  put(user: string, kept: KeptIncident): Promise<void>;
  all(user: string): Promise<readonly KeptIncident[]>;
  forgetAll(): Promise<void>;
}

/** More than a crew has in a week. The oldest go. */
const MOST_KEPT = 60;

type Row = readonly [key: string, kept: KeptIncident];

const keyOf = (user: string, incident: string): string => `${encodeURIComponent(user)} ${incident}`;

/** Those that have to go, so that the newest stay. */
export function surplus(rows: readonly Row[], most: number): readonly string[] {
  return rows
    .toSorted(([, one], [, other]) => other.at - one.at)
    .slice(most)
    .map(([key]) => key);
}

/** Where IndexedDB is shut nothing is kept, and nothing fails. */
export function createKept(): Kept {
  let opened: UseStore | undefined;
  const open = (): UseStore => {
    opened ??= createStore('lidwatch-kept', 'incidents');
    return opened;
  };
  async function trying<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch {
      return undefined;
    }
  }
  const rows = () => entries<string, KeptIncident>(open());
  return {
    get: (user, incident) => trying(() => get<KeptIncident>(keyOf(user, incident), open()).then((kept) => kept)),
    async put(user, kept) {
      await trying(async () => {
        await setMany([[keyOf(user, kept.incident.id), kept]], open());
        const many = surplus(await rows(), MOST_KEPT);
        if (many.length > 0) await delMany([...many], open());
      });
    },
    async all(user) {
      const found = (await trying(rows)) ?? [];
      return found.flatMap(([key, kept]) => (key.startsWith(keyOf(user, '')) ? [kept] : []));
    },
    async forgetAll() {
      await trying(() => clear(open()));
    },
  };
}
