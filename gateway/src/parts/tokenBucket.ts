import type { Clock } from './clock.ts';

/** Lets through `burst` at once and `perSecond` in the long run, for each key by itself. Keys must be few. */
export interface TokenBucket {
  /** Undefined where this one is over the rate; otherwise how many of this key were, since the last that was not. */
  take(key: string): number | undefined;
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
  withheld: number;
}

export function createTokenBucket({ clock, burst, perSecond }: TokenBucketOptions): TokenBucket {
  const buckets = new Map<string, Bucket>();
  return {
    take(key) {
      const now = clock.now();
      let bucket = buckets.get(key);
      if (!bucket) {
        bucket = { tokens: burst, at: now, withheld: 0 };
        buckets.set(key, bucket);
      }
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
