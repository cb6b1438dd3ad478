import {
  type Clock,
  createNode,
  type Figures,
  type Hal,
  type Modem,
  type Node,
  type Switch,
  type WaterSensor,
} from '@lidwatch/firmware';
import { CAUSE } from '@lidwatch/protocol';
import { createNodeCcm } from '@lidwatch/protocol/gateway';
import { createNoise } from '../../firmware/conformance/parts/noise.ts';
import { createVirtualTime, type VirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { type CoverModel, createCoverModel } from './node/coverModel.ts';
import { createGatewayModel, type GatewayModel, type LinkOptions } from './node/gatewayModel.ts';
import { createMemoryFlash, type MemoryFlash, PowerCut } from './node/memoryFlash.ts';

const NODE = 0x4c570001;
const KEY_BYTES = Uint8Array.from({ length: 16 }, (_, i) => i + 1);

interface BenchSwitch extends Switch {
  set(on: boolean): void;
}

interface Trace {
  readonly at: number;
  readonly code: number;
  readonly a: number;
  readonly b: number;
}

/** A node on the bench: the real core over a virtual cover, clock, radio and flash. */
export interface NodeBench {
  readonly time: VirtualTime;
  readonly cover: CoverModel;
  readonly gateway: GatewayModel;
  readonly flash: MemoryFlash;
  readonly hall: BenchSwitch;
  readonly float: BenchSwitch;
  readonly traces: Trace[];
  /** mm from the water sensor to the surface, or its level; NO_READING where it does not answer */
  water: number;
  battery: number;
  temperature: number;
  node: Node;
  /** when the watchdog was told that the node lives */
  readonly alive: number[];
  /** times that the node asked for a restart, which takes the board 50 ms */
  reboots: number;
  /** axes that fail the self-test at each start, bits 0 to 2 */
  failedAxes: number;
  start(): void;
  /**
   * A power cut or a reset: nothing survives but the flash. The node starts again, with its clock at 0. `crash`: where it
   * crashed.
   */
  reset(cause?: number, crash?: number): void;
  /** Does `step`, which a power cut ends: the node then starts again. Returns the number of power cuts. */
  survive(step: () => void): number;
  /** Runs `ms`, through power cuts. Returns their number. */
  run(ms: number): number;
  minutes(n: number): void;
  /** Starts, is armed by its magnet, learns its zero; forgets the frames and traces of it. */
  install(): void;
}

export interface BenchOptions extends LinkOptions {
  seed?: number;
  hall?: boolean;
  float?: boolean;
  water?: WaterSensor['measures'] | 'none';
  board?: string;
  firmware?: number;
  /** what its board draws; nothing where not given */
  figures?: Partial<Figures> | ((clock: Clock) => Figures);
  /** microjoules of a frame */
  cost?: (length: number) => number;
}

const NOTHING: Figures = { sleep: 0, cell: 0, look: 0, round: 0, water: 0, listen: 0 };

/** The modem itself, whose limit a test may change while it runs. */
function withCost(modem: Modem, cost: (length: number) => number): Modem {
  return Object.create(modem, { cost: { value: cost } }) as Modem;
}

/** ms that a board takes to start anew when it is asked to */
const RESTART = 50;

function createBenchSwitch(on: boolean): BenchSwitch {
  let state = on;
  let changed: (() => void) | undefined;
  return {
    read: () => state,
    onChange(newChanged) {
      changed = newChanged;
    },
    set(next) {
      if (next === state) return;
      state = next;
      changed?.();
    },
  };
}

export function createNodeBench(options: BenchOptions = {}): NodeBench {
  const time = createVirtualTime();
  const random = createNoise(options.seed ?? 1);
  const cover = createCoverModel(time, random);
  const gateway = createGatewayModel(time, NODE, KEY_BYTES, options);
  const flash = createMemoryFlash();
  const hall = createBenchSwitch(true);
  const float = createBenchSwitch(false);
  const traces: Trace[] = [];
  const measures = options.water ?? 'distance';

  function rebooted(node: Node): void {
    if (node === bench.node) restart(CAUSE.software);
  }

  function createHal(cause: number, crash: number): Hal {
    const bootAt = time.now();
    return {
      clock: { now: () => time.now() - bootAt },
      timers: time,
      accelerometer: cover.accelerometer,
      modem: options.cost ? withCost(gateway.modem, options.cost) : gateway.modem,
      flash,
      water:
        measures === 'none'
          ? null
          : { measures, sample: (done) => void time.after(200, () => done(Math.round(bench.water))) },
      hall: (options.hall ?? true) ? hall : null,
      float: options.float ? float : null,
      battery: () => bench.battery,
      temperature: () => bench.temperature,
      random,
      cause,
      crash,
      alive: () => void bench.alive.push(time.now()),
      reboot() {
        const { node } = bench;
        bench.reboots += 1;
        time.after(RESTART, () => rebooted(node));
      },
      figures: typeof options.figures === 'function' ? options.figures(time) : { ...NOTHING, ...options.figures },
    };
  }

  function create(cause: number, crash = 0): Node {
    return createNode(
      createHal(cause, crash),
      {
        node: NODE,
        ccm: createNodeCcm(KEY_BYTES),
        firmware: options.firmware ?? 100,
        board: options.board ?? 'bench',
      },
      { trace: (code, a, b) => traces.push({ at: time.now(), code, a, b }) },
    );
  }

  function isCut(step: () => void): boolean {
    try {
      step();
      return false;
    } catch (error) {
      if (error instanceof PowerCut) return true;
      throw error;
    }
  }

  function survive(step: () => void): number {
    let cuts = 0;
    let cut = isCut(step);
    while (cut) {
      cuts += 1;
      cut = isCut(() => restart(CAUSE.brownout));
    }
    return cuts;
  }

  function run(ms: number): number {
    const end = time.now() + ms;
    let cuts = 0;
    while (time.now() < end) cuts += survive(() => time.advance(end - time.now()));
    return cuts;
  }

  function restart(cause: number, crash?: number): void {
    bench.node.stop();
    bench.node = create(cause, crash);
    bench.start();
  }

  const bench: NodeBench = {
    time,
    cover,
    gateway,
    flash,
    hall,
    float,
    traces,
    water: 2000,
    battery: 3600,
    temperature: 150,
    node: create(CAUSE.power),
    alive: [],
    reboots: 0,
    failedAxes: 0,
    start: () => bench.node.start(bench.failedAxes),
    reset: (cause = CAUSE.power, crash) => restart(cause, crash),
    survive,
    run,
    minutes: (n) => void run(n * 60000),
    install() {
      bench.start();
      hall.set(false);
      time.advance(60000);
      gateway.received.length = 0;
      traces.length = 0;
    },
  };
  return bench;
}
