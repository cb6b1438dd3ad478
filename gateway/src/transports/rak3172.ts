import { loraAirTime } from '@lidwatch/protocol';
import { RAK_MAX_DATA, type RakEvent } from './rakEvent.ts';
import { createRakParser } from './rakParser.ts';
import type { Dialect, Failure, Reply, Said, Talk } from './serial/dialect.ts';
import { createModuleLink, type ModuleLinkOptions } from './serial/moduleLink.ts';
import { ensureAll, greet, type Setting, tellAll, tellPatiently } from './serial/setUp.ts';
import type { Transport } from './transport.ts';

/** AT+P2P of the RUI3 AT command manual; the nodes of the link have the same, but for the power. */
interface RakSettings {
  /** Hz */
  readonly frequency: number;
  /** spreading factor, 5..12 */
  readonly sf: number;
  /** kHz: 125, 250 or 500 */
  readonly bw: number;
  /** 1..4 for 4/5..4/8 */
  readonly cr: number;
  /** symbols */
  readonly preamble: number;
  /** dBm, 5..22 */
  readonly power: number;
}

export type Rak3172Options = RakSettings & ModuleLinkOptions;

/** 250 bytes at SF12 are 9 s on the air. */
const SEND_MS = 12_000;
/** A node that has just sent tells its module to receive, before which that hears nothing. */
const TURNAROUND_MS = 80;
/** A module starts within so long. */
const RESTART_MS = 3_000;

const STOP = 'AT+PRECV=0';
/** until it is told to stop */
const LISTEN = 'AT+PRECV=65534';
/** Frames carry no address: every node hears them, and takes those that its own key opens. */
const EVERYBODY = 'p2p';

/** A RAK3172 on a serial port, from module to module (RUI3 AT command manual, LoRa P2P; firmware up to 1.0.4 too). */
export function createRak3172Transport(options: Rak3172Options): Transport {
  return createModuleLink(options, createRakDialect(options));
}

function createRakDialect(settings: RakSettings): Dialect {
  const { frequency, sf, bw, cr, preamble, power } = settings;
  const radio = `${frequency}:${sf}:${bw}:${cr - 1}:${preamble}:${power}`;
  return {
    kind: 'rak3172',
    frequency,
    turnaroundMs: TURNAROUND_MS,
    createParser: (take) => createRakParser((event) => take(saidOf(event))),
    async setUp(talk) {
      const failure = (await greet(talk)) ?? (await setMode(talk));
      if (failure) return failure;
      // not known to firmware up to 1.0.4; a module that was in a node sleeps between commands, and loses each first one
      await ensureAll(talk, [settingOf('LPM', '0')]);
      // no setting is taken while it receives
      return (
        (await tellAll(talk, [STOP])) ?? (await ensureAll(talk, [settingOf('P2P', radio)])) ?? tellAll(talk, [LISTEN])
      );
    },
    aim: (to, frame) =>
      to === EVERYBODY && frame.length > 0 && frame.length <= RAK_MAX_DATA ? { address: 0, data: frame } : undefined,
    transmit: send,
    frameOf: (bytes, from) => ({ bytes, from }),
    airTime: (length) => loraAirTime(sf, bw, cr, preamble, length),
  };
}

/** RUI3 answers AT+P2P=... and OK; firmware up to 1.0.4 the value alone, which is told again then. */
const settingOf = (name: string, value: string): Setting => ({
  ask: `AT+${name}=?`,
  ends: 'ok',
  value,
  tell: `AT+${name}=${value}`,
});

/** From module to module. A change restarts the module, and with it the telling of its settings. */
async function setMode(talk: Talk): Promise<Failure | undefined> {
  const [query, change] = ['AT+NWM=?', 'AT+NWM=0'];
  const mode = await talk.tell(query);
  if (mode.kind !== 'ok') return { said: query, reply: mode };
  if (mode.value === '0') return undefined;
  const changed = await talk.tell(change);
  if (changed.kind !== 'ok') return { said: change, reply: changed };
  const restarted = await talk.await(RESTART_MS);
  return restarted.kind === 'interrupted' ? { said: change, reply: restarted } : undefined;
}

/** Nothing is sent while it receives, and nothing received before it is told to again, whatever came of the frame. */
async function send(talk: Talk, { data }: { readonly data: Uint8Array }) {
  const stopped = await talk.tell(STOP);
  let reply: Reply = stopped;
  if (stopped.kind === 'ok') {
    const frame = `AT+PSEND=${Buffer.from(data).toString('hex')}`;
    reply = await talk.tell(frame, { timeoutMs: SEND_MS, ends: 'sent' });
  }
  const listening = await tellPatiently(talk, LISTEN);
  return { reply, lost: listening.kind === 'error' || listening.kind === 'timeout' || reply.kind === 'timeout' };
}

function saidOf(event: RakEvent): Said {
  switch (event.kind) {
    case 'received':
      return { ...event, from: EVERYBODY };
    case 'error':
      return { kind: 'error', text: event.word, busy: event.word === 'AT_BUSY_ERROR' || event.word === 'P2P_RX_ON' };
    case 'restart':
      return { kind: 'restart', reason: 'the module restarted' };
    case 'deaf':
      return { kind: 'restart', reason: 'the module stopped receiving' };
    default:
      return event;
  }
}
