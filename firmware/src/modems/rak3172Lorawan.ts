import { loraAirTime, TYPE } from '@lidwatch/protocol';
import type { Modem } from '../core/hal.ts';
import { type AtParts, createAtModem } from './at.ts';
import { MEANS } from './dialect.ts';
import { hearLast, toHex } from './hex.ts';
import { RAK_TRANSMIT } from './rak3172.ts';

/** What a node joins its network with, in its provisioning record. */
export interface LorawanRadio {
  /** number of AT+BAND: 0 EU433, 1 CN470, 2 RU864, 3 IN865, 4 EU868, 5 US915, 6 AU915, 7 KR920, 8 AS923-1 */
  readonly region: number;
  /** 16 hex digits */
  readonly devEui: string;
  /** 16 hex digits; the module calls it APPEUI */
  readonly joinEui: string;
  /** 32 hex digits */
  readonly appKey: string;
}

export interface LorawanOptions extends AtParts {
  readonly radio: LorawanRadio;
}

/**
 * fPort of a message: this and its type, so 10 status, 11 alert, 12 hello, 15 report, 16 maintenance, 17 log. Downlinks
 * may come on any port: their type stands in the payload.
 */
const PORT = 10;

/** Bytes of a data frame around its payload: MHDR 1, FHDR 7, FPort 1, MIC 4 (LoRaWAN L2 1.0.4, 4). */
const MAC_BYTES = 13;
/** Microjoules a ms of a receive window: 5.22 mA at 3.3 V (RAK3172 data sheet, "Electrical characteristics"). */
const RECEIVE = 17;
const US915 = 5;
/** Confirmed frames in a row without an answer, after which the network may have forgotten the session. */
const REJOIN = 8;

/** A RAK3172 on a LoRaWAN network, class A, joined over the air (RUI3 AT command manual, "LoRaWAN"). */
export function createRak3172Lorawan(options: LorawanOptions): Modem {
  const radio = options.radio;
  const slowest = radio['region'] === US915 ? 10 : 12;
  /** as the network has set it last; as fast as may be until the module has said, or a start would look like a bad cell */
  let sf = slowest - 5;

  /** confirmed frames in a row that the network has not confirmed */
  let failed = 0;

  function mustRejoin(): boolean {
    return failed > 0 && failed % REJOIN === 0;
  }

  return createAtModem(options, {
    // at the slowest rate of EU868 and CN470 (LoRaWAN regional parameters RP002, 2.4 and 2.9)
    maxFrame: 51,
    bare: true,
    // the module keeps it: AT_DUTYCYCLE_RESTRICTED
    dutyCycle: 0,
    airTime: () => 0,
    // two windows of eight symbols
    cost: (length) => loraAirTime(sf, 125, 1, 8, length + MAC_BYTES) * RAK_TRANSMIT + ((1 << sf) >> 3) * RECEIVE,
    coverage: () => (sf > 10 ? 2 : sf > 8 ? 1 : 0),
    lines: [
      // SEND_CONFIRMED_OK and SEND_CONFIRMED_FAILED(4), old with blanks: both say that it was on the air
      'CONFIRMED',
      (rest) => {
        failed = rest.indexOf('FAIL') < 0 ? 0 : failed + 1;
        return mustRejoin() ? MEANS.restart : MEANS.sent;
      },
      // AT_NO_NETWORK_JOINED
      'AT_NO_NET',
      MEANS.restart,
      // AT_DUTYCYCLE_RESTRICTED
      'AT_DUTY',
      MEANS.error + MEANS.refused,
      'AT_',
      MEANS.error,
      'T:JOINED',
      MEANS.sent,
      // +EVT:JOIN_FAILED_RX_TIMEOUT; old: +EVT:JOIN FAILED
      'T:JOIN',
      MEANS.error,
      'Work Mode',
      MEANS.restart,
      'NWM=1',
      MEANS.skip,
      // still joined: all that is left of the set-up
      'NJS=1',
      () => (mustRejoin() ? MEANS.nothing : MEANS.skip * 7),
      'DR=',
      (rest) => {
        sf = Math.max(slowest - parseInt(rest, 10), 7);
        return MEANS.nothing;
      },
      // old: +EVT:RX_1, RSSI <rssi>, SNR <snr>, and the data only on request
      'RSSI',
      MEANS.waiting,
      // +EVT:RX_1:<rssi>:<snr>:UNICAST:<port>:<hex>, AT+RECV=<port>:<hex>; old: <port>:<hex>
      ':',
      hearLast,
      'OK',
      MEANS.ok,
    ],
    start: [
      'AT',
      // a change of mode restarts the module
      'AT+NWM=?',
      'AT+NWM=1',
      'AT+NJS=?',
      // firmware up to 1.0.4 sleeps without being told to
      '?AT+LPM=1',
      `AT+BAND=${radio['region']}`,
      'AT+NJM=1',
      `AT+DEVEUI=${radio['devEui']}`,
      `AT+APPEUI=${radio['joinEui']}`,
      `AT+APPKEY=${radio['appKey']}`,
      // one try: the pauses between tries are the engine's, and grow
      '!AT+JOIN=1:0:10:1',
      'AT+DR=?',
    ],
    wake: [],
    doze: ['AT+DR=?'],
    fetch: ['AT+RECV=?'],
    compose: (frame, type) => {
      const command = `AT+SEND=${PORT + type}:${toHex(frame)}`;
      // old firmware says nothing more of an unconfirmed frame than that it has taken it, so +EVT:TX_DONE is not waited for
      return type === TYPE.status ? ['AT+CFM=0', `~${command}`] : ['AT+CFM=1', `!${command}`];
    },
    // the windows after a join request open after 5 and 6 s; SF12 is 2.5 s on the air each way
    slow: 20000,
    cold: 0,
  });
}
