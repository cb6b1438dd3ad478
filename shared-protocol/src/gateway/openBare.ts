import { COUNTER_LIMIT, expandCounter } from '../envelope/counter.ts';
import { type ReplayWindow, WINDOW } from '../envelope/replayWindow.ts';

/**
 * The counter that `seq` of a bare payload stands for. There is no frame counter to see, so `seq` is expanded like the 16
 * bits of a header; but it grows by one with each message, and a node does not go on to new ones while an alert waits, so
 * what lies further behind than the window is no repeat: the node has lost its memory and counts from the beginning,
 * and its messages must not be taken for those that it sent under the same numbers long ago.
 */
export function bareCounter({ high }: ReplayWindow, seq: number): number {
  const counter = expandCounter(high, seq);
  if (high - counter < WINDOW) return counter;
  const next = counter + 65536;
  return next < COUNTER_LIMIT ? next : counter;
}
