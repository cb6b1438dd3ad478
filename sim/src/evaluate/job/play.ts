import { setImmediate as breathe } from 'node:timers/promises';
import { type City, createCity } from '../../city/city.ts';
import { dispatch } from '../../link/dispatch.ts';
import type { Uplink } from '../../radio/cell.ts';
import type { CoverSpec, Scenario } from '../../scenario/types.ts';
import type { Job } from '../../suite/types.ts';
import type { TruthLevels } from '../../truth/levels.ts';
import type { TruthSink } from '../../truth/truth.ts';
import type { GatewayChild, StepAnswer, StepRequest, ToldEvent } from './gatewayChild.ts';

export interface PlayOptions {
  readonly job: Job;
  readonly scenario: Scenario;
  /** against which the truth is told */
  readonly levels: TruthLevels;
  readonly gateway: GatewayChild;
  /** ms since 1970 at which virtual time begins */
  readonly epoch: number;
  readonly truth: TruthSink;
  /** a frame has reached the gateway, which commits it at virtual time `commit` */
  readonly heard: (uplink: Uplink, commit: number) => void;
  readonly told: (event: ToldEvent) => void;
  /** share of the job that is done, 0..1 */
  readonly progress: (done: number) => void;
}

/**
 * ASSUMED: ms from the commit until the gateway's radio begins to send a downlink: the serial line to its module, and the
 * module's own time.
 */
const DOWN_LATENCY = 30;
/** ms of real time between two tellings of progress, and instants of virtual time between two looks at it */
const TELL = 250;
const LOOK = 256;

/**
 * A city and a gateway in one time: the city runs until a frame is heard, the gateway takes what comes in within its gather
 * window, and its answers go on the air when it would have sent them.
 */
export async function play(options: PlayOptions): Promise<City> {
  const { job, scenario, gateway, epoch, progress } = options;
  const { gatherMs } = await gateway.about();
  const heard: Uplink[] = [];
  const orders: NonNullable<StepRequest['orders']>[number][] = [];
  let outage: { readonly at: number; readonly until: number } | undefined;

  const city = createCity({
    scenario,
    seed: job.seed,
    radio: { loss: job.loss },
    levels: options.levels,
    truth: options.truth,
    passes: false,
    uplink: (uplink) => {
      if (!outage) heard.push(uplink);
    },
    hooks: {
      maintenance: ({ cover }: CoverSpec, order) => {
        orders.push(order === 'end' ? { cover, kind: 'end' } : { cover, kind: 'begin', minutes: order.minutes });
      },
      outage: (at, until) => {
        outage = { at, until };
      },
    },
  });
  const { time } = city;
  /** where the gateway's time stands: a commit is some ms ahead of the city */
  let stands = 0;

  function take({ at: now, downlinks, events }: StepAnswer): void {
    stands = now - epoch;
    for (const { at, hex } of downlinks) {
      const [cell] = city.cells;
      const frame = Buffer.from(hex, 'hex');
      if (cell) time.at(at - epoch + DOWN_LATENCY, () => void dispatch(cell, frame));
    }
    for (const event of events) options.told(event);
  }

  async function send(at: number, more: Omit<StepRequest, 'at'> = {}): Promise<void> {
    take(await gateway.step({ at: epoch + Math.max(at, stands), ...more }));
  }

  /** The window of the first frame ends before the gateway's commit: what comes at its very instant is the next one's. */
  async function sendHeard(first: Uplink): Promise<void> {
    time.run(Math.min(first.at + gatherMs - 1, job.duration));
    const frames = heard.splice(0);
    for (const frame of frames) options.heard(frame, first.at + gatherMs);
    await send(frames.at(-1)?.at ?? first.at, { frames: frames.map((frame) => wire(frame, epoch)) });
  }

  async function sleep({ at, until }: NonNullable<typeof outage>): Promise<void> {
    await send(at);
    const end = Math.min(until, job.duration);
    time.run(end);
    await send(end, { outage: true });
    outage = undefined;
  }

  await send(0);
  let toldAt = performance.now();
  for (let instants = 1; ; instants += 1) {
    const next = time.next();
    if (next === undefined || next > job.duration) break;
    time.run(next);
    const first = heard[0];
    if (first) await sendHeard(first);
    if (outage) await sleep(outage);
    if (orders.length > 0) await send(time.now(), { orders: orders.splice(0) });
    if (instants % LOOK > 0 || performance.now() - toldAt < TELL) continue;
    toldAt = performance.now();
    progress(time.now() / job.duration);
    // a worker that is told to end must hear it
    await breathe();
  }
  time.run(job.duration);
  await send(job.duration);
  return city;
}

function wire({ at, address, frame, rssi, snr }: Uplink, epoch: number): NonNullable<StepRequest['frames']>[number] {
  return { at: epoch + at, from: String(address), hex: Buffer.from(frame).toString('hex'), rssi, snr };
}
