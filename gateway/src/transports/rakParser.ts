import { RAK_MAX_DATA, type RakEvent } from './rakEvent.ts';

/**
 * What a RAK3172 says in LoRa P2P mode, as events (RUI3 AT command manual, and that of firmware up to 1.0.4). Line by
 * line: data comes as hex digits, so that no line holds a line end of its own.
 *
 *     OK   AT_<WORD>   P2P_RX_ON already, ...   AT+<NAME>=<value>
 *     +EVT:TXP2P DONE   +EVT:RXP2P RECEIVE TIMEOUT   Current Work Mode: LoRa P2P.
 *     +EVT:RXP2P:<rssi>:<snr>:<hex>                                         RUI3
 *     +EVT:RXP2P, RSSI <rssi>, SNR <snr>      then     +EVT:<hex>           firmware up to 1.0.4
 */
export interface RakParser {
  /** Takes bytes, cut anywhere. Not to be called from within its own handler. */
  feed(bytes: Uint8Array): void;
  /** To be called once the line has been silent for longer than a module pauses inside a line: gives up what is unfinished. */
  flush(): void;
  /** bytes of an unfinished line */
  pending(): number;
  /** bytes that were part of no event since the start; line ends are not counted */
  discarded(): number;
}

/** the longest line, `+EVT:RXP2P:-130:-20:` and 500 digits, with room to spare */
const MAX_LINE = 2 * RAK_MAX_DATA + 60;

const LF = 10;
const CR = 13;
const PLUS = 43;

const EVENT = '+EVT:';
const RECEIVED = /^\+EVT:RXP2P:(-?\d{1,4}):(-?\d{1,3}):([0-9A-Fa-f]+)$/;
const OLD_SIGNAL = /^\+EVT:RXP2P, RSSI (-?\d{1,4}), SNR (-?\d{1,3})$/;
const OLD_DATA = /^\+EVT:([0-9A-Fa-f]+)$/;
const VALUE = /^AT\+([A-Z0-9]{1,12})=(.{0,80})$/;
const OLD_VALUE = /^\d{1,3}$/;
const ERROR_WORD = /^(AT_[A-Z_]{2,40}|P2P_RX_ON)(?: .*)?$/;
const MODE = /^Current Work Mode: (.{1,40}?)\.?$/;

function bytesOf(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0 || hex.length > 2 * RAK_MAX_DATA) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Lines whose words are all there is to them. */
const PLAIN: Readonly<Record<string, RakEvent>> = {
  OK: { kind: 'ok' },
  '+EVT:TXP2P DONE': { kind: 'sent' },
  '+EVT:RXP2P RECEIVE TIMEOUT': { kind: 'deaf' },
};

interface Signal {
  readonly rssi: number;
  readonly snr: number;
}

function received(hex: string, signal: Signal | undefined): RakEvent | undefined {
  const data = bytesOf(hex);
  return data ? { kind: 'received', data, ...signal } : undefined;
}

function wordsOf(line: string): RakEvent | undefined {
  if (Object.hasOwn(PLAIN, line)) return PLAIN[line];
  const [, word] = ERROR_WORD.exec(line) ?? [];
  if (word !== undefined) return { kind: 'error', word };
  const [, mode] = MODE.exec(line) ?? [];
  if (mode !== undefined) return { kind: 'restart', mode };
  const [, name, text] = VALUE.exec(line) ?? [];
  if (name !== undefined && text !== undefined) return { kind: 'value', name, text };
  return OLD_VALUE.test(line) ? { kind: 'value', name: '', text: line } : undefined;
}

export function createRakParser(emit: (event: RakEvent) => void): RakParser {
  const buffer = new Uint8Array(MAX_LINE);
  let filled = 0;
  let lost = 0;
  /** of the frame whose data is on the next line */
  let signal: Signal | undefined;

  /** Was this a line of the module's? */
  function take(line: string): boolean {
    const before = signal;
    signal = undefined;
    const [, rssi, snr] = OLD_SIGNAL.exec(line) ?? [];
    if (rssi !== undefined) {
      signal = { rssi: Number(rssi), snr: Number(snr) };
      return true;
    }
    const [, newRssi, newSnr, hex = ''] = RECEIVED.exec(line) ?? [];
    const [, oldHex] = OLD_DATA.exec(line) ?? [];
    let event: RakEvent | undefined;
    if (newRssi !== undefined) event = received(hex, { rssi: Number(newRssi), snr: Number(newSnr) });
    else event = oldHex === undefined ? wordsOf(line) : received(oldHex, before);
    if (event) emit(event);
    return event !== undefined;
  }

  /** Noise may stand before a line: behind its last byte that no line holds, or before the last event in it. */
  function endLine(): void {
    let text = '';
    for (let i = 0; i < filled; i += 1) text += String.fromCharCode(buffer[i] as number);
    filled = 0;
    const printable = text.replace(/^.*[^\x20-\x7e]/s, '');
    const at = printable.lastIndexOf(EVENT);
    if (printable !== '' && take(printable)) lost += text.length - printable.length;
    else if (at > 0 && take(printable.substring(at))) lost += text.length - printable.length + at;
    else lost += text.length;
  }

  /** The line is too long to be one: goes on from the last '+' in it, where an event may have begun. */
  function overflow(): void {
    let keep = filled - 1;
    while (keep > 0 && buffer[keep] !== PLUS) keep -= 1;
    if (keep === 0) keep = filled;
    lost += keep;
    buffer.copyWithin(0, keep, filled);
    filled -= keep;
  }

  return {
    feed(bytes) {
      for (const byte of bytes) {
        if (byte === LF || byte === CR) {
          if (filled > 0) endLine();
        } else {
          if (filled === MAX_LINE) overflow();
          buffer[filled] = byte;
          filled += 1;
        }
      }
    },
    flush() {
      lost += filled;
      filled = 0;
      signal = undefined;
    },
    pending: () => filled,
    discarded: () => lost,
  };
}
