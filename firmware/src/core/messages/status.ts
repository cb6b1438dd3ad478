import { NONE, type Writer, writeStatus } from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Hal } from '../hal.ts';
import type { StatusSource } from '../link/uplink.ts';
import { MODE, modeOf } from '../modes/mode.ts';
import type { Motion } from '../motion/motion.ts';
import { integerSqrt } from '../motion/sqrt.ts';
import type { Memory } from '../store/memory.ts';
import type { WaterWatch } from '../water/waterWatch.ts';

/** ms in which a second of looking and an answer of the water sensor come in, before a status is sent */
const SURVEY = 2000;
/** A reading that is older than this is not the status's own. */
const FRESH = 3000;

/** The heartbeat, and in an alarm its repetition: a status whose time comes, measured for, and written. */
export interface StatusReporter extends StatusSource {
  /** The mode or a setting has changed: the next one falls due by the period that now holds, or `ms` from now. */
  schedule(ms?: number): void;
}

export interface StatusParts {
  motion: Motion;
  water: WaterWatch;
  flags(): number;
  /** what is due is ready to be sent */
  ready(): void;
}

export function createStatusReporter(hal: Hal, timers: TimerGroup, memory: Memory, parts: StatusParts): StatusReporter {
  const timer = timers.create(beat);
  const survey = timers.create(surveyed);
  const told = { impacts: 0, wakes: 0, peak: 0 };

  function period(): number {
    const { settings } = memory;
    return modeOf(memory) === MODE.alarm ? settings.repeatPeriod * 1000 : settings.heartbeat * 60000;
  }

  /**
   * Early by up to a sixteenth, by chance: two nodes of one phase would drown each other's every heartbeat for ever.
   * Never late, so that a gateway may count missed heartbeats.
   */
  function wait(): number {
    const ms = period();
    return ms - hal.random((ms >> 4) + 1);
  }

  function schedule(ms?: number): void {
    timer.set(ms ?? wait());
  }

  function beat(): void {
    schedule();
    request();
  }

  /** Beside the heartbeat, whose phase stays: a street that was armed in one go keeps the phases that chance gave it. */
  function request(): void {
    if (survey.waiting()) return;
    parts.motion.look();
    parts.water.sample();
    survey.set(SURVEY);
  }

  function surveyed(): void {
    parts.ready();
  }

  /** Counts leave the sensors when they are written, and are forgotten only when the frame went on the air. */
  function gather(): void {
    const { counts } = parts.motion;
    told.impacts += counts.impacts;
    told.wakes += counts.wakes;
    told.peak = Math.max(told.peak, integerSqrt(counts.peakSquare));
    counts.impacts = counts.wakes = counts.peakSquare = 0;
  }

  function sent(): void {
    told.impacts = 0;
    told.wakes = 0;
    told.peak = 0;
  }

  /** from mV to the wire's 20 mV; the writer bounds it */
  function battery(): number {
    const value = hal.battery();
    return value === NONE ? NONE : ((value + 10) / 20) | 0;
  }

  function write(w: Writer, offset: number, limit: number, seq: number): number {
    gather();
    return writeStatus(w, offset, limit, {
      seq,
      flags: parts.flags(),
      battery: battery(),
      temperature: hal.temperature(),
      tilt: parts.motion.angle(FRESH),
      water: parts.water.level(FRESH),
      vibration: ((told.peak + 5) / 10) | 0,
      impacts: told.impacts,
      wakes: told.wakes,
      dropped: memory.queue.dropped,
    });
  }

  return { schedule, request, write, sent };
}
