import { createHash } from 'node:crypto';
import { keepLatest } from '../parts/keepLatest.ts';
import { plain } from './screen.ts';

/** Knows words that were sent before. Bounded, and only of this run. */
export interface RecentTexts {
  /** Were the same words sent within a day about something else? Remembers them. */
  seen(text: string, about: string, now: number): boolean;
}

const MOST = 5_000;
const DAY_MS = 86_400_000;
/** `open` or `很危险` says everybody */
const SHORTEST = 20;

export function createRecentTexts(): RecentTexts {
  const known = new Map<string, { readonly about: string; readonly at: number }>();
  return {
    seen(text, about, now) {
      const words = plain(text);
      if (words.length < SHORTEST) return false;
      const hash = createHash('sha256').update(words).digest('base64');
      const before = known.get(hash);
      keepLatest(known, hash, { about, at: now }, MOST);
      return before !== undefined && before.about !== about && Math.abs(now - before.at) < DAY_MS;
    },
  };
}
