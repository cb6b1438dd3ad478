import { createRylrParser, loraAirTime, RYLR_MAX_DATA, type RylrEvent } from '@lidwatch/protocol';
import { type AirEncoding, fromAir, toAir } from './airEncoding.ts';
import { ERR_BUSY, errorText, type RylrSettings, sendCommand, settingsOf } from './rylrCommands.ts';
import type { Dialect, Said } from './serial/dialect.ts';
import { createModuleLink, type ModuleLinkOptions } from './serial/moduleLink.ts';
import { ensureAll, greet } from './serial/setUp.ts';
import type { ReplyAddress, Transport } from './transport.ts';

export type Rylr998Options = RylrSettings & ModuleLinkOptions;

/** +OK comes after the air time: up to 8 s at the slow spreading factors. */
const SEND_MS = 8_000;
/** AT command guide, AT+SEND: what the module puts before the data. */
const PREFIX = 8;
/** A node that has just sent needs so long before it listens. */
const TURNAROUND_MS = 40;

/** A REYAX RYLR998 on a serial port: addressed, any bytes in data of a given length. */
export function createRylr998Transport(options: Rylr998Options): Transport {
  return createModuleLink(options, createRylrDialect(options));
}

function createRylrDialect(settings: RylrSettings): Dialect {
  const [sf = 7, bandwidth = 7, rate = 1, preamble = 12] = settings.parameter.split(',').map(Number);
  return {
    kind: 'rylr998',
    frequency: settings.band,
    turnaroundMs: TURNAROUND_MS,
    createParser(take) {
      const parser = createRylrParser((event) => take(saidOf(event)));
      return { ...parser, feed: (bytes) => parser.feed(bytes, bytes.length) };
    },
    setUp: async (talk) => (await greet(talk)) ?? ensureAll(talk, settingsOf(settings)),
    aim(to, frame) {
      const aimed = parseAddress(to);
      const data = aimed && toAir(frame, aimed.encoding);
      return data && data.length <= RYLR_MAX_DATA ? { address: aimed.number, data } : undefined;
    },
    async transmit(talk, { address, data }) {
      const reply = await talk.tell(sendCommand(address, data), { timeoutMs: SEND_MS });
      return { reply, lost: reply.kind === 'timeout' };
    },
    frameOf(data, from) {
      const { bytes, encoding } = fromAir(data);
      return { bytes, from: `${from}/${encoding}` };
    },
    // AT+PARAMETER: bandwidths 7, 8 and 9 are 125, 250 and 500 kHz
    airTime: (length) => loraAirTime(sf, 125 << (bandwidth - 7), rate, preamble, PREFIX + length),
  };
}

function saidOf(event: RylrEvent): Said {
  switch (event.kind) {
    case 'received': {
      const { address, rssi, snr } = event;
      return { kind: 'received', data: event.data.subarray(0, event.length), from: String(address), rssi, snr };
    }
    case 'error':
      return { kind: 'error', text: errorText(event.code), busy: event.code === ERR_BUSY };
    case 'ready':
      return { kind: 'restart', reason: 'the module restarted' };
    case 'ok':
      return { kind: 'ok' };
    case 'value':
      return event.text === '' ? { kind: 'other' } : { kind: 'value', text: event.text };
    default:
      return { kind: 'other' };
  }
}

/** `7/hex`: the module's address and how its node writes. */
function parseAddress(to: ReplyAddress): { number: number; encoding: AirEncoding } | undefined {
  const [, number, encoding] = /^(\d{1,5})\/(bin|hex)$/.exec(to) ?? [];
  if (number === undefined || encoding === undefined) return undefined;
  return { number: Number(number), encoding: encoding === 'hex' ? 'hex' : 'bin' };
}
