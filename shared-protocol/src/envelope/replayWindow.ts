import { NO_COUNTER } from './counter.ts';

/**
 * What has been accepted from a node: the largest counter, and which of the 64 counters up to it (RFC 4303 section
 * 3.4.3 describes the same window). A value, so that it can be stored with what the frame changed, in one transaction.
 */
export interface ReplayWindow {
  /** largest accepted counter, or NO_COUNTER */
  readonly high: number;
  /** bit i: high - i was accepted, for i in 0..31 */
  readonly near: number;
  /** bit i: high - 32 - i was accepted */
  readonly far: number;
}

export type Freshness = 'fresh' | 'replayed' | 'stale';

export const WINDOW = 64;
export const EMPTY_WINDOW: ReplayWindow = { high: NO_COUNTER, near: 0, far: 0 };

/** `stale`: so far behind that the window cannot tell; refused, since a replay looks the same. */
export function freshness(window: ReplayWindow, counter: number): Freshness {
  const behind = window.high - counter;
  if (behind < 0) return 'fresh';
  if (behind >= WINDOW) return 'stale';
  const word = behind < 32 ? window.near : window.far;
  return (word >>> (behind & 31)) & 1 ? 'replayed' : 'fresh';
}

/** The window after `counter` was accepted. Only for a counter that is fresh, of a frame that was authenticated. */
export function accept(window: ReplayWindow, counter: number): ReplayWindow {
  const ahead = counter - window.high;
  if (ahead <= 0) {
    const bit = 1 << (-ahead & 31);
    return -ahead < 32
      ? { high: window.high, near: (window.near | bit) >>> 0, far: window.far }
      : { high: window.high, near: window.near, far: (window.far | bit) >>> 0 };
  }
  if (window.high === NO_COUNTER || ahead >= WINDOW) return { high: counter, near: 1, far: 0 };
  if (ahead >= 32) {
    const shift = ahead - 32;
    return { high: counter, near: 1, far: (window.near << shift) >>> 0 };
  }
  return {
    high: counter,
    near: ((window.near << ahead) | 1) >>> 0,
    far: ((window.far << ahead) | (window.near >>> (32 - ahead))) >>> 0,
  };
}
