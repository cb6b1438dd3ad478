import type { TimerGroup } from '../common/timer.ts';
import { type Axes, addTo, setMean } from './vectors.ts';

/**
 * Milliseconds between reads: 25 a second on average, unevenly. At an even 40 ms a cover that rings at 50 or 75 Hz
 * looks as if it leaned or slid; at these steps no tone between 30 and 80 Hz stays in phase for a group.
 */
const STEPS = [30, 50, 35, 45, 40];

/** Reads of one group: 200 ms. */
const GROUP = 5;
/** Reads of one second. */
const SECOND = 25;

/**
 * A look: the accelerometer read 25 times a second until a second says that there is nothing more to see.
 *
 * `read` fills `sample`, or returns false where the part did not answer. `group` gets the mean of the reads of 200 ms.
 * `second` gets the sum of all reads, whose direction is what counts; how many were answered, 0..25; and the largest
 * difference between two group means on one axis, in mg, 0..40 at rest. It returns whether to look on. The vectors are
 * reused: read them, do not keep them.
 *
 * Returns what begins a look, and reads at once: a blow is over within 100 ms. To be called only when none is running.
 */
export function createLook(
  timers: TimerGroup,
  sample: Axes,
  read: () => boolean,
  group: (mean: Axes) => void,
  second: (sum: Axes, reads: number, spread: number) => boolean,
): () => void {
  const timer = timers.create(tick);
  const sum: Axes = [0, 0, 0];
  const groupSum: Axes = [0, 0, 0];
  const mean: Axes = [0, 0, 0];
  const low: Axes = [0, 0, 0];
  const high: Axes = [0, 0, 0];
  let step = 0;
  let groupReads = 0;
  let reads = 0;
  let spread = 0;

  /** A part that does not answer still spends its time: seconds pass, and the hall switch is watched in the dark. */
  function tick(): void {
    const wait = STEPS[step % GROUP] as number;
    let more = true;
    if (read()) {
      addTo(groupSum, sample);
      groupReads += 1;
    }
    step += 1;
    if (step % GROUP === 0 && groupReads > 0) {
      setMean(mean, groupSum, groupReads);
      for (let axis = 0; axis < 3; axis += 1) {
        const value = mean[axis] as number;
        if (!reads || value < (low[axis] as number)) low[axis] = value;
        if (!reads || value > (high[axis] as number)) high[axis] = value;
        spread = Math.max(spread, (high[axis] as number) - (low[axis] as number));
        (sum[axis] as number) += groupSum[axis] as number;
        groupSum[axis] = 0;
      }
      reads += groupReads;
      groupReads = 0;
      group(mean);
    }
    if (step === SECOND) {
      more = second(sum, reads, spread);
      step = reads = spread = sum[0] = sum[1] = sum[2] = 0;
    }
    if (more) timer.set(wait);
  }

  return tick;
}
