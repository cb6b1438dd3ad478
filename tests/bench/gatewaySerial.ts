import { join } from 'node:path';
import {
  createCell,
  createRylrModule,
  createStream,
  createVirtualTime,
  DEFAULT_PLAN,
  openPty,
  type RylrModule,
} from '@lidwatch/sim';
import { has } from '../support/programs.ts';
import { rcvLine } from '../support/rylrEvents.ts';
import { createDistrict } from './district.ts';
import { comparedWith, type FigureRow, median } from './figures.ts';
import { startGatewayChild } from './gatewayChild.ts';
import { CPU, IN_PROCESS } from './gatewayInProcess.ts';
import { withFolder } from './scratchFolder.ts';

const NODES = 1_000;
const FRAMES = 10_000;
const ROUNDS = 5;
const TURN_MS = 5;
const SIGNAL = { address: 1001, rssi: -91, snr: 8, at: 0 };

const BAUD = 115_200;
/** on an 8N1 line: start bit, eight of data, stop bit */
const BITS = 10;

/** A RYLR998 on a pseudo-terminal that answers its host in real time, with no node around it. */
async function openModule(path: string) {
  const time = createVirtualTime();
  const cell = createCell({ time, random: createStream(1, 'bench'), plan: DEFAULT_PLAN, uplink: () => undefined });
  const pty = await openPty({ path, receive: (bytes) => module.feed(bytes), lost: (why) => console.error(why) });
  const module: RylrModule = createRylrModule({ time, cell, write: pty.write });
  const began = performance.now();
  const turns = setInterval(() => time.run(Math.floor(performance.now() - began)), TURN_MS);
  return {
    hear: (frame: Uint8Array) => module.hear({ frame, ...SIGNAL }),
    close() {
      clearInterval(turns);
      return pty.close();
    },
  };
}

interface Round {
  /** microseconds of the gateway's processor time for a frame */
  readonly cost: number;
  /** frames per second */
  readonly pace: number;
  /** length of a +RCV line */
  readonly bytes: number;
}

async function runRounds(folder: string): Promise<Round> {
  const district = createDistrict(NODES);
  const path = join(folder, 'modem');
  const module = await openModule(path);
  const gateway = await startGatewayChild({ folder, district, link: { kind: 'rylr998', path, baud: BAUD } });

  /** The terminal holds back what the gateway is too busy to read, so all is handed over at once. */
  async function round(): Promise<Round> {
    const frames = district.statuses(FRAMES);
    const before = await gateway.reports();
    const [cpu, began] = [gateway.cpuUs(), performance.now()];
    for (const frame of frames) module.hear(frame);
    const accepted = (await gateway.settled(before + FRAMES)) - before;
    const seconds = (performance.now() - began) / 1000;
    if (accepted !== FRAMES) throw new Error(`of ${FRAMES} frames over the serial line ${accepted} were accepted`);
    const bytes = frames.reduce(
      (sum, frame) => sum + rcvLine(SIGNAL.address, frame, SIGNAL.rssi, SIGNAL.snr).length,
      0,
    );
    return { cost: (gateway.cpuUs() - cpu) / FRAMES, pace: FRAMES / seconds, bytes: bytes / FRAMES };
  }

  try {
    await round();
    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
    const middle = (name: keyof Round) => median(rounds.map((one) => one[name]));
    return { cost: middle('cost'), pace: middle('pace'), bytes: middle('bytes') };
  } finally {
    await gateway.stop();
    await module.close();
  }
}

/** A gateway as an operator runs it, and +RCV lines over a real terminal. */
export async function serialFigures(earlier: readonly FigureRow[]): Promise<FigureRow[]> {
  if (!has('socat')) return [];
  const { cost, pace, bytes } = await withFolder(runRounds);
  const wire = { name: `a line of ${BAUD} baud, full`, value: BAUD / BITS / bytes, unit: 'frames/s' };
  return [
    { name: 'a status, over the serial line', value: cost, ...CPU, ...comparedWith(earlier, IN_PROCESS.cost, cost) },
    wire,
    { name: 'statuses, over the serial line', value: pace, unit: 'frames/s', ...comparedWith([wire], wire.name, pace) },
  ];
}
