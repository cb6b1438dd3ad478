import { CAUSE } from '@lidwatch/protocol';
import type { Clock } from '../hal.ts';

/** An hour, over which a duty cycle is judged (ETSI EN 300 220-1 section 5.4), in ms. */
const HOUR = 3600000;
/** What the bucket holds at a start, of all that it can: nobody knows what was used before. */
const START = 4;

/**
 * What a node may still be on the air, as a bucket that holds half of an hour's share and gains the other half in an hour:
 * together no more than the share, whichever hour one looks at. Times are kept in 1/2000 ms, so that a share in per mille
 * stays an integer.
 */
export interface DutyCycle {
  /** ms until a frame of `airTime` ms may be sent; 0: now */
  wait(airTime: number): number;
  spend(airTime: number): void;
}

/**
 * `share`: per mille; 0 where the band has no limit. `cause`: why the node has started: one that crashes or hangs may do
 * so again and again, and begins with an empty bucket.
 */
export function createDutyCycle(clock: Clock, share: number, cause: number): DutyCycle {
  const most = HOUR * share;
  let left = cause === CAUSE.crash || cause === CAUSE.watchdog ? 0 : most / START;
  let at = clock.now();

  return {
    wait(airTime) {
      const now = clock.now();
      left = Math.min(most, left + (now - at) * share);
      at = now;
      // a frame that is longer than all that the bucket holds goes when it is full, and leaves a debt
      const lacking = Math.min(most, airTime * 2000) - left;
      return share > 0 && lacking > 0 ? Math.floor(lacking / share) + 1 : 0;
    },
    spend(airTime) {
      left -= airTime * 2000;
    },
  };
}
