import { keepLatest } from '../parts/keepLatest.ts';

/** Counts what comes within an hour, by whom or what it comes. Bounded: of too many, the ones seen longest ago are forgotten. */
export interface Quota {
  /** Counts one, and returns how many there were within the hour, this one too. */
  count(key: string, now: number): number;
  /** how many there were within the hour */
  of(key: string, now: number): number;
  size(): number;
}

const HOUR_MS = 3_600_000;

interface Window {
  since: number;
  before: number;
  now: number;
}

/**
 * Two windows of an hour for each key: the one before counts by how much of it is still within the hour. So many bytes a key, however
 * many come.
 */
export function createQuota(most: number): Quota {
  const windows = new Map<string, Window>();

  function windowOf(key: string, now: number): Window {
    const since = now - (now % HOUR_MS);
    const known = windows.get(key);
    if (!known || known.since > since) return { since, before: 0, now: 0 };
    if (known.since === since) return known;
    return { since, before: since - known.since === HOUR_MS ? known.now : 0, now: 0 };
  }

  function sum({ since, before, now: counted }: Window, now: number): number {
    return counted + Math.ceil(before * (1 - (now - since) / HOUR_MS));
  }

  return {
    count(key, now) {
      const window = windowOf(key, now);
      window.now += 1;
      keepLatest(windows, key, window, most);
      return sum(window, now);
    },
    of: (key, now) => sum(windowOf(key, now), now),
    size: () => windows.size,
  };
}
