import { createRecent } from '../parts/recent.ts';

/** How many frames of each node are taken: `burst` at once and `perSecond` in the long run. */
export interface NodePace {
  /** frames that may still be taken of a node at `now` */
  left(node: number, now: number): number;
  /** So many were. */
  taken(node: number, frames: number, now: number): void;
}

export interface NodePaceOptions {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Nodes whose frames are counted; one of more than these that was not heard for a while begins with a full bucket, which it
 * would have again anyway.
 */
const NODES = 65_536;

/** A node that has gone mad, or whose key is in the wrong hands, must not fill the database. It is no measure for air. */
export function createNodePace(limits: () => NodePaceOptions): NodePace {
  const buckets = createRecent<number, Bucket>(NODES);

  function filled(node: number, now: number): Bucket {
    const { burst, perSecond } = limits();
    const bucket = buckets.get(node, () => ({ tokens: burst, at: now }));
    // a clock that is set back fills nothing, and takes nothing away
    const passed = Math.max(0, now - bucket.at) / 1_000;
    bucket.tokens = Math.min(burst, bucket.tokens + passed * perSecond);
    bucket.at = now;
    return bucket;
  }

  return {
    left: (node, now) => filled(node, now).tokens,
    taken(node, frames, now) {
      filled(node, now).tokens -= frames;
    },
  };
}
