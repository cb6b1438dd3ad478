/** No frame has been accepted yet. */
export const NO_COUNTER = -1;

/** 2^32: a counter never reaches it; a node that does has used up its key. */
export const COUNTER_LIMIT = 4294967296;

/**
 * The 32-bit counter that a frame's low 16 bits stand for: of all counters with these low bits, the one nearest to
 * `high`, the largest accepted so far (ties go up). Frames may lag by 32,767 or lead by 32,768.
 */
export function expandCounter(high: number, low: number): number {
  if (high < 0) return low;
  const epoch = high - (high % 65536);
  let counter = epoch + low;
  if (counter <= high - 32768) counter += 65536;
  else if (counter > high + 32768 && counter >= 65536) counter -= 65536;
  return counter < COUNTER_LIMIT ? counter : counter - 65536;
}

/**
 * The counter with which a report was first sent, from its `seq` and the counter of the frame that carries it:
 * the largest counter, not beyond the frame's, with these low bits. Undefined where none exists.
 */
export function reportCounter(frameCounter: number, seq: number): number | undefined {
  const counter = frameCounter - (frameCounter % 65536) + seq;
  if (counter <= frameCounter) return counter;
  return counter >= 65536 ? counter - 65536 : undefined;
}
