import type { Clock } from '../hal.ts';

/** An hour, over which a duty cycle is judged (ETSI EN 300 220-1 section 5.4), in ms. */
const HOUR = 3600000;
/** What a node may use at once after a start, of an hour's share: nobody knows what was used before. */
const START = 8;

/**
 * What a node may still be on the air, as a bucket that fills at the rate of its band's duty cycle and holds one hour's
 * share. Times are kept in 1/1000 ms, so that a share in per mille stays an integer.
 */
export interface DutyCycle {
  /** ms until a frame of `airTime` ms may be sent; 0: now */
  wait(airTime: number): number;
  spend(airTime: number): void;
}

/** `share`: per mille; 0 where the band has no limit. */
export function createDutyCycle(clock: Clock, share: number): DutyCycle {
  const most = HOUR * share;
  let left = most / START;
  let at = clock.now();

  return {
    wait(airTime) {
      const now = clock.now();
      left = Math.min(most, left + (now - at) * share);
      at = now;
      const lacking = airTime * 1000 - left;
      return share > 0 && lacking > 0 ? Math.floor(lacking / share) + 1 : 0;
    },
    spend(airTime) {
      left -= airTime * 1000;
    },
  };
}
