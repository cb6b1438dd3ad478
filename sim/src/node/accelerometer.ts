import type { Accelerometer, Timers, Vector } from '@lidwatch/firmware';
import type { Episode } from '../physics/lid.ts';
import type { MotionSensor } from '../physics/motionSensor.ts';
import { vector } from '../physics/vector.ts';

/** The HAL's accelerometer over the lid's motion, with the interrupt of a LIS3DH as its driver arms it. */
export interface SimAccelerometer extends Accelerometer {
  /** The lid moves or shakes: until the episode is over, the part's comparator may fire. */
  disturbed(episode: Episode): void;
}

/** 25 Hz, at which the driver lets it watch. The part has no anti-alias filter: what rings between two samples is not felt. */
const SAMPLE = 40;
/** mg a digit of INT1_THS at 2 g (datasheet, section 8.23), and its least and largest value, as the driver writes it */
const DIGIT = 16;
const DIGITS = { least: 1, most: 63 } as const;
/** Share of a step that the high-pass filter forgets in one sample: cut-off at ODR / 50 (datasheet, CTRL_REG2). */
const FORGETS = 1 - Math.exp((-2 * Math.PI) / 50);
/** mg between acceleration and filter at which it counts as settled: the noise of one sample */
const SETTLED = 8;

/** The level at which the part really compares: whole digits, the nearest. */
function comparedWith(mg: number): number {
  return Math.max(DIGITS.least, Math.min(DIGITS.most, Math.round(mg / DIGIT))) * DIGIT;
}

/** Samples that are worked out at once: a vehicle takes ten to thirty. */
const STRETCH = 64;

/**
 * Samples only while the lid is disturbed: at rest nothing but noise is there, and its 8 mg never reach a level that
 * the part can be set to. What the lid will do is known when it begins: a stretch of samples is worked out at once, and
 * only those that wake are waited for. Whatever changes the lid's motion later is told to `disturbed`.
 */
export function createSimAccelerometer(sensor: MotionSensor, timers: Timers, now: () => number): SimAccelerometer {
  const felt = vector(0, 0, 0);
  /** the filter before the first sample of the stretch, and behind each of them: x, y and z in turn */
  const filter = new Float64Array(3 + 3 * STRETCH);
  const wakes = new Uint8Array(STRETCH);
  let level = 0;
  let onWake: (() => void) | undefined;
  let until = 0;
  /** time of the first sample of the stretch */
  let first = 0;
  let samples = 0;
  /** the stretch ends at rest */
  let settled = true;
  /** of the sample that is waited for */
  let due = 0;
  let waiting = 0;
  /** samples before the one behind the last that was waited for */
  let done = 0;

  function sample(): void {
    const t = first + samples * SAMPLE;
    let largest = 0;
    sensor.feel(t, felt);
    for (let axis = 0; axis < 3; axis += 1) {
      const at = 3 * samples + axis;
      const before = filter[at] as number;
      const difference = (axis === 0 ? felt.x : axis === 1 ? felt.y : felt.z) - before;
      filter[at + 3] = before + difference * FORGETS;
      largest = Math.max(largest, Math.abs(difference));
    }
    wakes[samples] = largest > level ? 1 : 0;
    settled = t >= until && largest <= SETTLED;
    samples += 1;
  }

  /** Waits for the next sample that wakes, or for the last one where more will follow it. */
  function look(): void {
    while (!settled && samples < STRETCH) sample();
    due = done;
    while (due < samples && wakes[due] === 0) due += 1;
    if (due === samples && settled) return;
    due = Math.min(due, samples - 1);
    waiting = timers.after(first + due * SAMPLE - now(), reached);
  }

  function reached(): void {
    const woken = wakes[due] === 1;
    waiting = 0;
    done = due + 1;
    if (done === samples && !settled) begin(done);
    look();
    if (woken) onWake?.();
  }

  /** A new stretch goes on behind so many samples of the one before. */
  function begin(behind: number): void {
    filter.copyWithin(0, 3 * behind, 3 * behind + 3);
    first += behind * SAMPLE;
    samples = done = 0;
    settled = false;
  }

  /** From this moment on the lid moves in another way than was thought. */
  function again(zero?: Vector): void {
    const gone = Math.min(samples, Math.max(done, Math.ceil((now() - first) / SAMPLE)));
    const running = gone < samples;
    timers.cancel(waiting);
    waiting = 0;
    begin(gone);
    if (zero) filter.set([zero.x, zero.y, zero.z]);
    if (!running) first = now() + SAMPLE - (now() % SAMPLE);
    settled = !running && now() >= until;
    if (!settled) look();
  }

  return {
    read(out) {
      sensor.read(now(), out);
      return true;
    },
    arm(mg, wake) {
      level = comparedWith(mg);
      onWake = wake;
      // reading REFERENCE makes the present acceleration the filter's zero (datasheet, section 8.14)
      sensor.feel(now(), felt);
      again(felt);
      return true;
    },
    disturbed({ end }) {
      until = Math.max(until, end);
      if (onWake) again();
    },
  };
}
