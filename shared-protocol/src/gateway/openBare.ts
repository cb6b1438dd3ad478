import { COUNTER_LIMIT, expandCounter } from '../envelope/counter.ts';
import { type ReplayWindow, WINDOW } from '../envelope/replayWindow.ts';

/**
 * A hello that lies so far behind is none that is repeated: that would be one of before the last two starts, each of which
 * skips a block of the size of the window.
 */
const LOST = 2 * WINDOW;

/**
 * The counter that `seq` of a bare payload stands for. There is no frame counter to see, so `seq` is expanded like the 16
 * bits of a header. A node that has lost its memory counts from the beginning, and says hello first: from there on the
 * next larger counters are meant, so that its messages are not taken for those that it sent under the same numbers
 * long ago. `isHello`: it is one.
 */
export function bareCounter({ high }: ReplayWindow, seq: number, isHello: boolean): number {
  const counter = expandCounter(high, seq);
  if (!isHello || high - counter < LOST) return counter;
  const next = counter + 65536;
  return next < COUNTER_LIMIT ? next : counter;
}
