import { ACTION, CAUSE, LIMIT, TROUBLE } from '@lidwatch/protocol';
import { createTimerGroup } from './common/timer.ts';
import type { Core } from './core.ts';
import { createLedger } from './energy/ledger.ts';
import type { Hal } from './hal.ts';
import type { Identity } from './identity.ts';
import { createReceiver } from './link/downlink.ts';
import { createUplink } from './link/uplink.ts';
import { createAlarms } from './messages/alarms.ts';
import { createFaults } from './messages/faults.ts';
import { flagsOf } from './messages/flags.ts';
import { createOutgoing } from './messages/outgoing.ts';
import { BY_PERIOD, createStatusReporter } from './messages/status.ts';
import { createMaintenanceWindow } from './modes/maintenance.ts';
import { MODE, modeOf } from './modes/mode.ts';
import { createZeroing } from './modes/zeroing.ts';
import { createMotion } from './motion/motion.ts';
import { createOrders } from './orders/orders.ts';
import { createFrameCounter } from './store/counter.ts';
import { createErrorLog } from './store/errorLog.ts';
import { AT, createMemoryStore } from './store/memory.ts';
import { type NodeEvents, TRACE, trace } from './trace.ts';
import { createFloatWatch } from './water/floatWatch.ts';
import { createWaterWatch } from './water/waterWatch.ts';

/** ms that a magnet must stay to arm a node as shipped */
const MAGNET_HOLD = 5000;
/** ms over which the hellos of a street are spread */
const HELLO_SPREAD = 3000;
/** ms to the status behind an alert that carried no series: the gateway wants more than one sample */
const SECOND_SAMPLE = 10000;
/** most seconds between two rounds */
const ROUND = 60;
/** ms between two signs of life to the watchdog */
const ALIVE = 300000;

/**
 * A running node. Nothing happens before `start`; after `stop` it has no timer pending, ignores every call-back, and a
 * new node may be created over the same flash, as after a reset.
 */
export interface Node {
  /** `failedAxes`: of the accelerometer's self-test, bits 0 to 2, where there was one */
  start(failedAxes?: number): void;
  stop(): void;
  /** a value of MODE */
  mode(): number;
  /** the FLAG bits that a status would carry now */
  flags(): number;
  /** confirmed messages that wait for their acknowledgement */
  pending(): number;
}

/** Joins the parts of the core, and leads a node from its start through its modes. */
export function createNode(hal: Hal, identity: Identity, events?: NodeEvents): Node {
  const { clock, hall, float, modem } = hal;
  const timers = createTimerGroup(hal.timers);
  const store = createMemoryStore(hal.flash);
  const { memory } = store;
  const { words } = memory;
  const counter = createFrameCounter(hal.flash, words);
  const errors = createErrorLog(hal.flash, timers);
  const ledger = createLedger(hal, words, commit);
  const core: Core = { hal, timers, memory, words, commit, flags, note, drop, events };
  const faults = createFaults(tellFault, faultChanged);
  const uplink = createUplink(core, identity, counter, ledger);
  const outgoing = createOutgoing(core, identity, counter, errors, uplink);
  const alarms = createAlarms(words, outgoing, alarmed);
  const motion = createMotion(hal, timers, words, isWatching, ledger, {
    alert: alarms.cover.alert,
    recovered: alarms.cover.recovered,
    zeroLearned,
    zeroRefused,
    fault: faults.set,
    watch: events,
  });
  const water = createWaterWatch(hal, timers, words, isWatching, ledger, {
    changed: alarms.water,
    fault: faults.set,
  });
  const floatWatch = createFloatWatch(float, timers, words, isWatching, alarms.float);
  const status = createStatusReporter(core, motion, water, ledger, outgoing, uplink);
  const zeroing = createZeroing(timers, hal.random, motion.learnZero);
  const maintenance = createMaintenanceWindow(timers, words, commit, maintenanceEnded);
  const receive = createReceiver(
    core,
    identity,
    createOrders(core, outgoing, uplink, maintenance, zeroing, { settle, configured, ended: maintenanceEnded }),
  );
  const round = timers.create(makeRound);
  const magnet = timers.create(magnetHeld);
  const pulse = timers.create(beAlive);
  let shownMode = -1;
  let roundsASample = 1;
  /** since the last sample of the water; the first round takes one */
  let rounds: number = LIMIT.word;

  uplink.source = status;
  outgoing.motion = motion;
  outgoing.water = water;
  outgoing.status = status;

  function note(trouble: number, detail: number): void {
    errors.note([words[AT.boots], Math.min(LIMIT.word, (clock.now() / 60000) | 0), trouble, detail]);
  }

  function drop(type: number): void {
    memory.dropped = Math.min(memory.dropped + 1, LIMIT.word);
    trace(events, TRACE.dropped, type, memory.dropped);
    note(TROUBLE.dropped, type);
  }

  function faultChanged(flag: number, on: boolean): void {
    trace(events, TRACE.fault, flag, on ? 1 : 0);
    if (on) note(TROUBLE.sensor, flag);
  }

  function commit(): boolean {
    const stored = store.commit(clock.now());
    if (!stored) {
      trace(events, TRACE.flash, 0, 0);
      note(TROUBLE.flash, 0);
    }
    return stored;
  }

  function flags(): number {
    return flagsOf(hal, words, faults);
  }

  function isWatching(): boolean {
    const mode = modeOf(words);
    return !timers.stopped() && (mode === MODE.armed || mode === MODE.alarm);
  }

  /** After whatever may have changed the mode: the next status follows the period of the new one. */
  function settle(): void {
    const mode = modeOf(words);
    if (mode === shownMode) return;
    trace(events, TRACE.mode, mode, shownMode);
    shownMode = mode;
    if (mode !== MODE.shipping) status.schedule(BY_PERIOD);
  }

  function alarmed(told: boolean): void {
    settle();
    if (!told) status.schedule(SECOND_SAMPLE);
  }

  function tellFault(): boolean {
    if (!isWatching()) return false;
    alarms.fault();
    return true;
  }

  function zeroLearned(): void {
    trace(events, TRACE.zero, 1, 0);
    words[AT.zeroWanted] = 0;
    if (zeroing.learned()) {
      outgoing.maintenance(ACTION.rezero, 0);
    } else {
      commit();
      status.request();
    }
  }

  function zeroRefused(): void {
    trace(events, TRACE.zero, 0, 0);
    zeroing.refused();
  }

  /** The cover may lie anywhere now: look before the next thing happens. */
  function maintenanceEnded(): void {
    outgoing.maintenance(ACTION.end, 0);
    settle();
    motion.look();
    water.sample();
    floatWatch.check();
  }

  function configured(): void {
    status.schedule(BY_PERIOD);
    nextRound();
  }

  /** A whole number of rounds is a water period, so that rounds come often where water is sampled seldom. */
  function nextRound(): void {
    const period = words[AT.waterPeriod];
    roundsASample = Math.floor((period + ROUND - 1) / ROUND);
    round.set(Math.floor((period * 1000) / roundsASample));
  }

  /** What no interrupt has told shows here, a minute later at most. */
  function makeRound(): void {
    nextRound();
    rounds += 1;
    if (rounds >= roundsASample) {
      rounds = 0;
      water.sample();
    }
    floatWatch.check();
    motion.glance();
  }

  function beAlive(): void {
    hal.alive();
    pulse.set(ALIVE);
  }

  function hallChanged(): void {
    if (timers.stopped()) return;
    if (words[AT.installed]) motion.look();
    else if (isOpen()) magnet.clear();
    else if (!magnet.waiting()) magnet.set(MAGNET_HOLD);
  }

  function isOpen(): boolean {
    return !!hall && hall.read();
  }

  function floatChanged(): void {
    if (words[AT.installed] && !timers.stopped()) floatWatch.check();
  }

  function magnetHeld(): void {
    if (!isOpen()) install();
  }

  function install(): void {
    words[AT.installed] = 1;
    words[AT.zeroWanted] = 1;
    // before the first frame counter is reserved: from then on a start without a whole memory means that one was lost
    commit();
    begin();
  }

  /** A start that nobody asked for, and a modem that was away, are told without being asked: nobody would ask. */
  function noteStart(): void {
    const { cause } = hal;
    if (cause < CAUSE.watchdog || cause === CAUSE.software) return;
    note(cause === CAUSE.crash ? TROUBLE.crash : TROUBLE.restart, cause === CAUSE.crash ? hal.crash : cause);
    outgoing.log();
  }

  function modemTrouble(trouble: number, detail: number): void {
    if (timers.stopped()) return;
    note(trouble, detail);
    if (trouble === TROUBLE.modemBack && words[AT.installed]) outgoing.log();
  }

  /** Everything that an installed node does. */
  function begin(): void {
    settle();
    maintenance.resume();
    outgoing.hello(hal.random(HELLO_SPREAD));
    noteStart();
    motion.start();
    if (words[AT.zeroWanted]) zeroing.begin(false);
    if (modeOf(words) !== MODE.alarm) status.schedule(hal.random(status.heartbeat() * 60) * 1000);
    makeRound();
  }

  function start(failedAxes?: number): void {
    const whole = store.load(clock.now());
    counter.load();
    errors.load();
    // a node that has sent frames was installed, even if nothing else of its memory is whole
    if (!whole) words[AT.installed] = counter.used() ? 1 : 0;
    words[AT.boots] = (words[AT.boots] + 1) & LIMIT.word;
    if (failedAxes) note(TROUBLE.selfTest, failedAxes);
    modem.onTrouble(modemTrouble);
    modem.onFrame((frame, length) => {
      if (words[AT.installed] && !timers.stopped()) receive(frame, length);
    });
    if (hall) hall.onChange(hallChanged);
    if (float) float.onChange(floatChanged);
    beAlive();
    if (words[AT.installed]) {
      begin();
    } else if (!hall) {
      // nothing could arm it later
      install();
    } else {
      modem.rest();
      commit();
      settle();
      hallChanged();
    }
  }

  return {
    start,
    stop: timers.stop,
    mode: () => modeOf(words),
    flags,
    pending: () => memory.queue.length,
  };
}
