import type { Clock } from './clock.ts';
import { createRecent } from './recent.ts';

/** Lets through `burst` at once and `perSecond` in the long run, for each key by itself. */
export interface TokenBucket {
  /** Undefined where this one is over the rate; otherwise how many of this key were, since the last that was not. */
  take(key: string): number | undefined;
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly burst: number;
  readonly perSecond: number;
  /** keys that are told apart; one of more than these begins anew where it was not seen for a while */
  readonly keys?: number;
}

const KEYS = 4_096;

interface Bucket {
  tokens: number;
  at: number;
  withheld: number;
}

export function createTokenBucket({ clock, burst, perSecond, keys = KEYS }: TokenBucketOptions): TokenBucket {
  const buckets = createRecent<string, Bucket>(keys);
  return {
    take(key) {
      const now = clock.now();
      const bucket = buckets.get(key, () => ({ tokens: burst, at: now, withheld: 0 }));
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      if (bucket.tokens < 1) {
        bucket.withheld += 1;
        return undefined;
      }
      const { withheld } = bucket;
      bucket.tokens -= 1;
      bucket.withheld = 0;
      return withheld;
    },
  };
}
