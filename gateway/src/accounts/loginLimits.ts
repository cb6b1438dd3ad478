import type { Clock } from '../parts/clock.ts';
import { keepLatest } from '../parts/keepLatest.ts';
import { networkOf } from '../parts/network.ts';
import { createRecent } from '../parts/recent.ts';

/** How often a password may be tried. An attempt counts from its beginning on: many at once are no way around it. */
export interface LoginLimits {
  /** ms to wait first; undefined: it may be tried, and counts as failed until it is told otherwise. */
  begin(name: string, address: string): number | undefined;
  /** It was the right one: this name is known at this address from now on. */
  passed(name: string, address: string): void;
}

/** Anybody mistypes; a guesser needs millions. */
const FREE = { name: 5, address: 20 };
const FIRST_MS = 1_000;
/** 96 guesses a day of one name, from however many addresses; NIST SP 800-63B-4 section 3.2.2 wants waits that grow. */
const LONGEST_MS = 900_000;
/** What is told apart, names and addresses each; those not seen for long make room. */
const KEPT = 4_096;

interface Count {
  failed: number;
  /** before it, nothing is tried */
  until: number;
  /** of the last attempt; a clock that was set back holds nobody up */
  at: number;
}

export function createLoginLimits(clock: Clock): LoginLimits {
  const counts = createRecent<string, Count>(2 * KEPT);
  /** only what has logged in is in it: guesses push nobody out */
  const known = new Map<string, true>();

  /**
   * A name is counted apart where it has logged in before: whoever tries it elsewhere does not lock its owner out. Behind a proxy
   * all have one address, and that is so for none of them.
   */
  function keysOf(name: string, address: string): readonly (readonly [key: string, free: number])[] {
    const at = networkOf(address);
    const both = `${name}\n${at}`;
    return [
      [known.has(both) ? `known ${both}` : `name ${name}`, FREE.name],
      [`address ${at}`, FREE.address],
    ];
  }

  function countOf(key: string): Count {
    const count = counts.get(key, () => ({ failed: 0, until: 0, at: clock.now() }));
    const now = clock.now();
    // nobody has tried for a day: as if it had never been; nor does a clock count that was set back
    if (now - count.at > 96 * LONGEST_MS) count.failed = 0;
    if (now < count.at) count.until = Math.min(count.until, now + LONGEST_MS);
    return count;
  }

  return {
    begin(name, address) {
      const now = clock.now();
      const held = keysOf(name, address).map(([key, free]) => ({ count: countOf(key), free }));
      const wait = Math.max(...held.map(({ count }) => count.until - now));
      if (wait > 0) return wait;
      for (const { count, free } of held) {
        count.failed += 1;
        count.at = now;
        const beyond = count.failed - free;
        if (beyond >= 0) count.until = now + Math.min(FIRST_MS * 2 ** Math.min(beyond, 20), LONGEST_MS);
      }
      return undefined;
    },
    passed(name, address) {
      const [ofName, ofAddress] = keysOf(name, address).map(([key]) => countOf(key));
      Object.assign(ofName ?? {}, { failed: 0, until: 0 });
      // not to nothing: whoever has a password of their own could guess at those of others between two logins
      if (ofAddress) Object.assign(ofAddress, { failed: Math.max(0, ofAddress.failed - 1), until: 0 });
      keepLatest(known, `${name}\n${networkOf(address)}`, true, KEPT);
    },
  };
}
