import {
  createNode,
  createTally,
  type Flash,
  type Hal,
  MDBT42Q,
  type Node,
  type NodeEvents,
  RYLR_TRANSMIT,
  type Spent,
} from '@lidwatch/firmware';
import type { Ccm } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Episode } from '../physics/lid.ts';
import type { MotionSensor } from '../physics/motionSensor.ts';
import { airtime } from '../radio/airtime.ts';
import type { Cell } from '../radio/cell.ts';
import type { Signal } from '../radio/path.ts';
import type { Stream } from '../random/stream.ts';
import { createSimAccelerometer, type SimAccelerometer } from './accelerometer.ts';
import { type BootTime, createBootTime } from './boot.ts';
import { createSimModem, type SimModem } from './modem.ts';
import { createSimSwitch, type SimSwitch } from './switch.ts';
import { createSimWaterSensor } from './waterSensor.ts';

/** What the node's sensors see of its cover, at the present moment. */
interface Surroundings {
  readonly motion: MotionSensor;
  /** one reading of the ultrasonic sensor: mm to the surface, undefined where out of range */
  distance(): number | undefined;
  /** the node has got this distance from its sensor, at the present moment */
  readonly sounded?: (distance: number) => void;
  /** mV under load */
  battery(): number;
  /** degC */
  temperature(): number;
  /** undefined where the node has no such switch */
  readonly hallOpen: (() => boolean) | undefined;
  readonly floatWet: (() => boolean) | undefined;
  /** false while no radio reaches it */
  readonly reached?: () => boolean;
}

export interface SimNodeOptions {
  readonly time: VirtualTime;
  readonly random: Stream;
  readonly cell: Cell;
  readonly node: number;
  /** address of its module */
  readonly address: number;
  readonly ccm: Ccm;
  readonly flash: Flash;
  readonly signal: () => Signal;
  readonly surroundings: Surroundings;
  /** by which its clock runs fast: 0.02 is 2 % */
  readonly drift: number;
  readonly events: NodeEvents | undefined;
}

/** The real firmware core under a cover that is not there. */
export interface SimNode {
  /** Starts the node anew over its flash. `cause`: a value of CAUSE. */
  start(cause: number): void;
  /** The power is gone: whatever was under way never ends. */
  powerOff(): void;
  disturbed(episode: Episode): void;
  /** undefined while it has no power */
  core(): Node | undefined;
  /** What it has drawn so far, over all its starts, as the core's own ledger counts it. */
  spent(): Spent;
}

/** 0.1.0 */
const FIRMWARE = 100;
const BOARD = 'sim';
/** ms between two looks at a switch that may change */
const HALL_PERIOD = 50;
const FLOAT_PERIOD = 1000;

interface Running {
  readonly boot: BootTime;
  readonly core: Node;
  readonly accelerometer: SimAccelerometer;
  readonly modem: SimModem;
  readonly hall: SimSwitch | undefined;
}

export function createSimNode(options: SimNodeOptions): SimNode {
  const { time, random, cell, node, address, ccm, flash, signal, surroundings, drift, events } = options;
  const { now } = time;
  const tally = createTally(MDBT42Q, time);
  let running: Running | undefined;
  const transmitter = cell.join({
    address,
    node,
    signal,
    ...(surroundings.reached ? { reached: surroundings.reached } : {}),
    listening: () => running?.modem.listening() ?? false,
    receive: (frame) => running?.modem.receive(frame),
  });

  function run(cause: number): Running {
    const boot = createBootTime(time, 1 + drift);
    const { timers, clock } = boot;
    const { hallOpen, floatWet } = surroundings;
    const accelerometer = createSimAccelerometer(surroundings.motion, timers, now);
    const modem = createSimModem(timers, transmitter, (length) =>
      tally.cost(Math.ceil(airtime(cell.plan, length)) * RYLR_TRANSMIT),
    );
    const hall = hallOpen && createSimSwitch(timers, now, HALL_PERIOD, hallOpen);
    const float = floatWet && createSimSwitch(timers, now, FLOAT_PERIOD, floatWet);
    float?.watch(Infinity);
    const hal: Hal = {
      clock,
      timers: boot.coreTimers,
      accelerometer,
      modem: modem.modem,
      flash,
      water: createSimWaterSensor(timers, () => surroundings.distance(), surroundings.sounded),
      hall: hall ?? null,
      float: float ?? null,
      battery: () => surroundings.battery(),
      temperature: () => Math.round(surroundings.temperature() * 10),
      random: (limit) => random.integer(0, limit - 1),
      cause,
      crash: 0,
      alive() {},
      reboot() {},
      figures: tally.figures,
    };
    const core = createNode(hal, { node, ccm, firmware: FIRMWARE, board: BOARD }, events);
    return { boot, core, accelerometer, modem, hall };
  }

  function powerOff(): void {
    running?.core.stop();
    running?.boot.end();
    running = undefined;
  }

  return {
    start(cause) {
      powerOff();
      running = run(cause);
      running.core.start();
    },
    powerOff,
    disturbed(episode) {
      running?.accelerometer.disturbed(episode);
      running?.hall?.watch(episode.end + HALL_PERIOD);
    },
    core: () => running?.core,
    spent: tally.spent,
  };
}
