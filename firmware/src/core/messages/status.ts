import { clearDraft, createDraft, type Draft, KEY, LIMIT, NONE, RESULT, TYPE } from '@lidwatch/protocol';
import { bounded } from '../common/bounded.ts';
import type { Core } from '../core.ts';
import type { Ledger } from '../energy/ledger.ts';
import type { StatusSource, Uplink } from '../link/uplink.ts';
import { MODE, modeOf } from '../modes/mode.ts';
import type { Motion } from '../motion/motion.ts';
import { integerSqrt } from '../motion/sqrt.ts';
import { AT } from '../store/memory.ts';
import type { WaterWatch } from '../water/waterWatch.ts';
import type { Outgoing } from './outgoing.ts';

/** ms in which a second of looking and an answer of the water sensor come in, before a status is sent */
const SURVEY = 2000;
/** A reading that is older than this is not the status's own. */
const FRESH = 3000;
/** A cell is weak below the first, in mV under load, and no longer so above the second. */
const WEAK = 3100;
const STRONG = 3200;
/** statuses in a row for which the link must be better before it counts as that */
const BETTER = 3;

/** The heartbeat, and in an alarm its repetition: a status whose time comes, measured for, and written. */
export interface StatusReporter extends StatusSource {
  /** The mode or a setting has changed: the next one falls due by the period that now holds, or `ms` from now. */
  schedule(ms: number): void;
  /**
   * Minutes between two statuses as things stand: twice the setting on a weak cell, and twice that again for each level
   * of coverage that the link has lost. The repetition in an alarm stretches alike.
   */
  heartbeat(): number;
  /** what the gateway was told that it is */
  told: number;
}

/** For `schedule`: by the period that now holds. */
export const BY_PERIOD = -1;

export function createStatusReporter(
  { hal, timers, words, memory, flags }: Core,
  motion: Motion,
  water: WaterWatch,
  ledger: Ledger,
  outgoing: Outgoing,
  uplink: Uplink,
): StatusReporter {
  const timer = timers.create(beat);
  const survey = timers.create(surveyed);
  const draft = createDraft(TYPE.status);
  let impacts = 0;
  let wakes = 0;
  let peak = 0;
  let weak = 0;
  let battery = NONE;
  let level = hal.modem.coverage();
  let better = 0;

  function heartbeat(): number {
    return Math.min(LIMIT.minutes, words[AT.heartbeat] << (weak + level));
  }

  /** A link that is judged good again must stay so for some statuses: one at the border of two levels would swing. */
  function judgeLink(): void {
    const now = hal.modem.coverage();
    better = now < level ? better + 1 : 0;
    if (now > level || better === BETTER) level = now;
  }

  /**
   * Early by up to a sixteenth, by chance: two nodes of one phase would drown each other's every heartbeat for ever.
   * Never late, so that a gateway may count missed heartbeats.
   */
  function schedule(ms: number): void {
    const period =
      modeOf(words) === MODE.alarm ? (words[AT.repeatPeriod] * 1000) << (weak + level) : heartbeat() * 60000;
    timer.set(ms === BY_PERIOD ? period - hal.random((period >> 4) + 1) : ms);
  }

  function beat(): void {
    schedule(BY_PERIOD);
    request();
  }

  /** Beside the heartbeat, whose phase stays: a street that was armed in one go keeps the phases that chance gave it. */
  function request(): void {
    if (survey.waiting()) return;
    motion.look();
    water.sample();
    survey.set(SURVEY);
  }

  /** A voltage is judged where there is one: an unreadable battery is neither weak nor strong. */
  function surveyed(): void {
    battery = hal.battery();
    judgeLink();
    if (battery !== NONE && (weak ? battery > STRONG : battery < WEAK)) weak = 1 - weak;
    // the gateway must know when to expect the next one
    if (self.told !== heartbeat()) {
      outgoing.report(RESULT.applied, words[AT.configVersion], NONE, null);
      schedule(BY_PERIOD);
    }
    uplink.status();
  }

  /** Counts leave the sensors when they are written, and are forgotten only when the frame went on the air. */
  function gather(): void {
    const { counts } = motion;
    impacts = Math.min(LIMIT.word, impacts + counts.impacts);
    wakes = Math.min(LIMIT.word, wakes + counts.wakes);
    peak = Math.max(peak, integerSqrt(counts.peakSquare));
    counts.impacts = counts.wakes = counts.peakSquare = 0;
  }

  function write(): Draft {
    const { values } = draft;
    const temperature = hal.temperature();
    gather();
    ledger.settle();
    clearDraft(draft, TYPE.status);
    values[KEY.flags] = flags();
    // the wire's unit is 20 mV, that of vibration 10 mg; zero counts stay away
    values[KEY.battery] = battery === NONE ? NONE : bounded(((battery + 10) / 20) | 0, 0, LIMIT.byte);
    values[KEY.temperature] =
      temperature === NONE ? NONE : bounded(temperature, LIMIT.temperatureLow, LIMIT.temperatureHigh);
    values[KEY.tilt] = motion.angle(FRESH);
    values[KEY.water] = water.level(FRESH);
    values[KEY.vibration] = bounded(((peak + 5) / 10) | 0, 0, LIMIT.byte);
    values[KEY.impacts] = impacts || NONE;
    values[KEY.wakes] = wakes || NONE;
    values[KEY.dropped] = memory.dropped || NONE;
    values[KEY.used] = Math.min(LIMIT.word, words[AT.used]) || NONE;
    return draft;
  }

  function sent(): void {
    impacts = 0;
    wakes = 0;
    peak = 0;
  }

  const self = { schedule, request, draft: write, sent, heartbeat, told: 0 };
  return self;
}
