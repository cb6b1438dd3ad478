import { RYLR_MAX_DATA, type RylrEvent } from '@lidwatch/protocol';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally } from '../parts/tally.ts';
import { type AirEncoding, fromAir, toAir } from './airEncoding.ts';
import { AT, command, ERR_BUSY, errorText, type RylrSettings, sendCommand, settingCommands } from './rylrCommands.ts';
import { createRylrSession, type RylrReply, type RylrSession } from './rylrSession.ts';
import { createSendQueue, type Outcome } from './sendQueue.ts';
import { createSerialLine } from './serialLine.ts';
import type { FrameHandler, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';

export interface Rylr998Options extends RylrSettings {
  readonly name: string;
  readonly path: string;
  readonly baud: number;
  /** ms without a byte after which the module is asked whether it is still there; absent: never */
  readonly silenceMs?: number | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFrame: FrameHandler;
  readonly onState: (state: PartState) => void;
}

const COMMAND_MS = 1_000;
/** +OK comes after the air time: up to 8 s at the slow spreading factors. */
const SEND_MS = 8_000;
/** The first AT may meet the rest of a line that somebody else began. */
const AT_TRIES = 3;
const QUEUE = 32;
/** A node that has just sent needs so long before it listens. */
const TURNAROUND_MS = 40;
/** Between two sendings of ours the air belongs to the nodes: a half-duplex module hears nothing while it sends. */
const GAP_MS = 120;

interface Downlink {
  readonly address: number;
  readonly data: Uint8Array;
}

/** A REYAX RYLR998 on a serial port: the gateway's ear on the LoRa side. */
export function createRylr998Transport(options: Rylr998Options): Transport {
  const { name, clock, onFrame } = options;
  const counts = createTally<TransportCount>();
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  const line = createSerialLine({
    path: options.path,
    baud: options.baud,
    clock,
    backoff,
    onOpen: begin,
    onData: hear,
    onLost: lost,
  });
  const queue = createSendQueue<Downlink>({
    clock,
    limit: QUEUE,
    wait: () => Math.max(0, quietAt - clock.now()),
    transmit,
  });
  let session: RylrSession | undefined;
  /** the present session's module has its settings */
  let ready = false;
  let attempt = 0;
  /** the attempt that is telling the module its settings */
  let configuring: number | undefined;
  let quietAt = 0;
  let heardAt = 0;
  let cancelWatch: Cancel | undefined;

  function begin(): void {
    session = createRylrSession({
      clock,
      write: line.write,
      onReceived: receive,
      onRestart: () => {
        state.down('the module restarted');
        void configure();
      },
      onStray: () => counts.add('noise'),
    });
    hear(new Uint8Array(0));
    watch();
    state.down('setting up the module');
    void configure();
  }

  function lost(reason: string, retryIn: number, wasOpen: boolean): void {
    if (wasOpen) counts.add('reopened');
    end();
    state.down(reason, retryIn);
  }

  function end(): void {
    cancelWatch?.();
    const ending = session;
    session = undefined;
    ready = false;
    configuring = undefined;
    ending?.close();
    queue.clear();
  }

  function hear(bytes: Uint8Array): void {
    heardAt = clock.now();
    session?.feed(bytes);
  }

  function receive(event: RylrEvent): void {
    if (event.length === 0) {
      counts.add('noise');
      return;
    }
    const receivedAt = clock.now();
    quietAt = Math.max(quietAt, receivedAt + TURNAROUND_MS);
    counts.add('received');
    const { bytes, encoding } = fromAir(event.data.subarray(0, event.length));
    onFrame({ bytes, link: name, from: `${event.address}/${encoding}`, receivedAt, rssi: event.rssi, snr: event.snr });
  }

  /** Tells the module its settings. One that restarts meanwhile is told from the beginning, by another call. */
  async function configure(): Promise<void> {
    const asked = session;
    ready = false;
    queue.clear();
    if (!asked) return;
    attempt += 1;
    configuring = attempt;
    const mine = attempt;
    let reply = await greet(asked);
    let said: string = AT;
    for (const setting of settingCommands(options)) {
      if (reply.kind !== 'ok' || configuring !== mine) break;
      said = setting;
      reply = await asked.command(command(setting), COMMAND_MS);
    }
    if (configuring !== mine) return;
    configuring = undefined;
    if (reply.kind === 'ok') {
      ready = true;
      backoff.reset();
      state.up();
    } else if (session === asked) line.reopen(failureText(said, reply));
  }

  async function greet(asked: RylrSession): Promise<RylrReply> {
    let reply: RylrReply = { kind: 'timeout' };
    for (let i = 0; i < AT_TRIES && (reply.kind === 'timeout' || reply.kind === 'error'); i += 1) {
      reply = await asked.command(command(AT), COMMAND_MS);
    }
    return reply;
  }

  /**
   * A quiet street and a dead module look alike, so the module is asked; one that answers is told its settings again,
   * since one that had lost them would hear nobody either. The link stays up meanwhile: it is not known to be deaf.
   */
  function watch(): void {
    const { silenceMs } = options;
    if (silenceMs === undefined) return;
    const left = heardAt + silenceMs - clock.now();
    if (left <= 0 && configuring === undefined) void configure();
    cancelWatch = clock.after(left > 0 ? left : silenceMs, watch);
  }

  async function transmit({ address, data }: Downlink): Promise<Outcome> {
    const asked = session;
    if (!asked || !ready) return 'down';
    const reply = await asked.command(sendCommand(address, data), SEND_MS);
    quietAt = clock.now() + GAP_MS;
    if (reply.kind === 'ok') {
      counts.add('sent');
      return 'sent';
    }
    if (reply.kind === 'error' && reply.errors.includes(ERR_BUSY)) return 'busy';
    if (reply.kind === 'interrupted') return 'down';
    counts.add('refused');
    if (reply.kind === 'timeout' && session === asked) void configure();
    return 'refused';
  }

  async function send(to: ReplyAddress, bytes: Uint8Array): Promise<SendResult> {
    if (!ready) return 'down';
    const address = parseAddress(to);
    const data = address && toAir(bytes, address.encoding);
    if (!data || data.length > RYLR_MAX_DATA) {
      counts.add('refused');
      return 'refused';
    }
    const result = await queue.push({ address: address.number, data });
    if (result === 'dropped') counts.add('dropped');
    return result;
  }

  return {
    name,
    kind: 'rylr998',
    counts,
    start: line.start,
    stop() {
      end();
      state.down(STOPPED);
      return line.stop();
    },
    send,
    state: state.current,
    address: () => options.path,
  };
}

/** `7/hex`: the module's address and how its node writes. */
function parseAddress(to: ReplyAddress): { number: number; encoding: AirEncoding } | undefined {
  const [, number, encoding] = /^(\d{1,5})\/(bin|hex)$/.exec(to) ?? [];
  if (number === undefined || encoding === undefined) return undefined;
  return { number: Number(number), encoding: encoding === 'hex' ? 'hex' : 'bin' };
}

function failureText(said: string, reply: RylrReply): string {
  return reply.kind === 'error' ? `${said}: ${errorText(reply.errors)}` : `no answer to ${said}`;
}
