import { ACTION } from '@lidwatch/protocol';
import { createTimerGroup } from './common/timer.ts';
import type { Hal } from './hal.ts';
import type { Identity } from './identity.ts';
import { createReceiver } from './link/downlink.ts';
import { createUplink } from './link/uplink.ts';
import { createAlarms } from './messages/alarms.ts';
import { createFaults } from './messages/faults.ts';
import { flagsOf } from './messages/flags.ts';
import { createOutgoing } from './messages/outgoing.ts';
import { createStatusReporter } from './messages/status.ts';
import { createMaintenanceWindow } from './modes/maintenance.ts';
import { MODE, modeOf } from './modes/mode.ts';
import { createZeroing } from './modes/zeroing.ts';
import { createMotion } from './motion/motion.ts';
import { createOrders } from './orders/orders.ts';
import { createFrameCounter } from './store/counter.ts';
import { createMemoryStore } from './store/memory.ts';
import { type NodeEvents, TRACE } from './trace.ts';
import { createFloatWatch } from './water/floatWatch.ts';
import { createWaterWatch } from './water/waterWatch.ts';

/** ms that a magnet must stay to arm a node as shipped */
const MAGNET_HOLD = 5000;
/** ms over which the hellos of a street are spread */
const HELLO_SPREAD = 3000;
/** ms to the status behind an alert that carried no series: the gateway wants more than one sample */
const SECOND_SAMPLE = 10000;

/**
 * A running node. Nothing happens before `start`; after `stop` it has no timer pending, ignores every call-back, and a
 * new node may be created over the same flash, as after a reset.
 */
export interface Node {
  start(): void;
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
  const { clock } = hal;
  const timers = createTimerGroup(hal.timers);
  const store = createMemoryStore(hal.flash);
  const { memory } = store;
  const counter = createFrameCounter(hal.flash);
  const faults = createFaults(tellFault, traceFault);
  const uplink = createUplink(
    hal,
    identity,
    timers,
    memory,
    counter,
    {
      write: (w, offset, limit, seq) => status.write(w, offset, limit, seq),
      sent: () => status.sent(),
      request: () => status.request(),
    },
    trace,
  );
  const readings = { angle: (ms: number) => motion.angle(ms), level: (ms: number) => water.level(ms) };
  const outgoing = createOutgoing(hal, memory, commit, counter, flags, readings, uplink, trace);
  const alarms = createAlarms(memory, outgoing, alarmed);
  const motion = createMotion(hal, timers, memory, isWatching, {
    alert: alarms.cover.alert,
    recovered: alarms.cover.recovered,
    zeroLearned,
    zeroRefused,
    fault: faults.set,
    trace,
  });
  const water = createWaterWatch(hal.water, clock, timers, memory, isWatching, {
    changed: alarms.water,
    fault: faults.set,
  });
  const float = createFloatWatch(hal.float, timers, memory, isWatching, alarms.float);
  const status = createStatusReporter(hal, timers, memory, { motion, water, flags, ready: uplink.status });
  const zeroing = createZeroing(timers, (limit) => hal.random(limit), motion.learnZero);
  const maintenance = createMaintenanceWindow(timers, memory, commit, maintenanceEnded);
  const receive = createReceiver(
    identity,
    memory,
    createOrders({
      memory,
      commit,
      outgoing,
      uplink,
      maintenance,
      zeroing,
      settle,
      configured,
      ended: maintenanceEnded,
    }),
    trace,
  );
  const round = timers.create(makeRound);
  const magnet = timers.create(magnetHeld);
  let shownMode = -1;

  function trace(code: number, a: number, b: number): void {
    if (events !== undefined) events.trace(code, a, b);
  }

  function traceFault(flag: number, on: boolean): void {
    trace(TRACE.fault, flag, on ? 1 : 0);
  }

  function commit(): boolean {
    const stored = store.commit(clock.now());
    if (!stored) trace(TRACE.flash, 0, 0);
    return stored;
  }

  function flags(): number {
    return flagsOf(hal, memory, faults);
  }

  function isWatching(): boolean {
    const mode = modeOf(memory);
    return !timers.stopped() && (mode === MODE.armed || mode === MODE.alarm);
  }

  /** After whatever may have changed the mode: the next status follows the period of the new one. */
  function settle(): void {
    const mode = modeOf(memory);
    if (mode === shownMode) return;
    trace(TRACE.mode, mode, shownMode);
    shownMode = mode;
    if (mode !== MODE.shipping) status.schedule();
  }

  function alarmed(sampled: boolean): void {
    settle();
    if (!sampled) status.schedule(SECOND_SAMPLE);
  }

  function tellFault(): boolean {
    if (!isWatching()) return false;
    alarms.fault();
    return true;
  }

  function zeroLearned(): void {
    trace(TRACE.zero, 1, 0);
    memory.zeroWanted = false;
    if (zeroing.learned()) {
      outgoing.maintenance(ACTION.rezero, 0);
    } else {
      commit();
      status.request();
    }
  }

  function zeroRefused(): void {
    trace(TRACE.zero, 0, 0);
    zeroing.refused();
  }

  /** The cover may lie anywhere now: look before the next thing happens. */
  function maintenanceEnded(): void {
    outgoing.maintenance(ACTION.end, 0);
    settle();
    motion.look();
    water.sample();
    float.check();
  }

  function configured(): void {
    status.schedule();
    round.set(memory.settings.waterPeriod * 1000);
  }

  /** What no interrupt has told shows here, a water period later at most. */
  function makeRound(): void {
    round.set(memory.settings.waterPeriod * 1000);
    water.sample();
    float.check();
    motion.glance();
  }

  function hallChanged(): void {
    if (timers.stopped()) return;
    if (memory.installed) motion.look();
    else if (hal.hall?.read()) magnet.clear();
    else if (!magnet.waiting()) magnet.set(MAGNET_HOLD);
  }

  function floatChanged(): void {
    if (memory.installed && !timers.stopped()) float.check();
  }

  function magnetHeld(): void {
    if (!hal.hall?.read()) install();
  }

  function install(): void {
    memory.installed = true;
    memory.zeroWanted = true;
    // before the first frame counter is reserved: from then on a start without a whole memory means that one was lost
    commit();
    begin();
  }

  /** Everything that an installed node does. */
  function begin(): void {
    settle();
    maintenance.resume();
    outgoing.hello(hal.random(HELLO_SPREAD));
    motion.start();
    if (memory.zeroWanted) zeroing.begin(false);
    if (modeOf(memory) !== MODE.alarm) status.schedule(hal.random(memory.settings.heartbeat * 60) * 1000);
    makeRound();
  }

  function start(): void {
    counter.load();
    // a node that has sent frames was installed, even if nothing else of its memory is whole
    if (!store.load(clock.now())) memory.installed = counter.used();
    memory.boots = (memory.boots + 1) & 65535;
    hal.modem.onFrame((frame, length) => {
      if (memory.installed && !timers.stopped()) receive(frame, length);
    });
    if (hal.hall !== null) hal.hall.onChange(hallChanged);
    if (hal.float !== null) hal.float.onChange(floatChanged);
    if (memory.installed) {
      begin();
    } else if (hal.hall === null) {
      // nothing could arm it later
      install();
    } else {
      hal.modem.rest();
      commit();
      settle();
      hallChanged();
    }
  }

  function stop(): void {
    timers.stop();
  }

  return { start, stop, mode: () => modeOf(memory), flags, pending: () => memory.queue.entries.length };
}
