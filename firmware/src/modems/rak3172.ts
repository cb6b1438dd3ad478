import { loraAirTime } from '@lidwatch/protocol';
import type { Modem } from '../core/hal.ts';
import { type AtParts, createAtModem } from './at.ts';
import { MEANS } from './dialect.ts';
import { hearLast, toHex } from './hex.ts';
import { loraDutyCycle } from './lora.ts';

/** How a node's module is set up, in its provisioning record; the gateway's is set up alike. */
export interface RakRadio {
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

export interface RakOptions extends AtParts {
  readonly radio: RakRadio;
  /** 51 unless the link says that it may carry more: at most 240 */
  readonly maxFrame?: number;
}

/** Microjoules a ms on the air: 87 mA at 20 dBm and 3.3 V (RAK3172 data sheet, "Electrical characteristics"); no less
 *  power is counted as drawing less, for the sheet does not say how much. */
export const RAK_TRANSMIT = 287;

/** A RAK3172 from module to module (RUI3 AT command manual, "LoRa P2P"; formats of firmware up to 1.0.4 too). */
export function createRak3172(options: RakOptions): Modem {
  const radio = options.radio;

  function airTime(length: number): number {
    return loraAirTime(radio['sf'], radio['bw'], radio['cr'], radio['preamble'], length);
  }

  return createAtModem(options, {
    maxFrame: Math.min(options.maxFrame || 51, 240),
    bare: false,
    dutyCycle: loraDutyCycle(radio['frequency']),
    airTime,
    cost: (length) => airTime(length) * RAK_TRANSMIT,
    // how far the gateway is changes nothing in what a frame costs
    coverage: () => 0,
    lines: [
      'TXP2P',
      MEANS.sent,
      // Current Work Mode: LoRa P2P.
      'Work Mode',
      MEANS.restart,
      'NWM=0',
      MEANS.skip,
      // AT_ERROR, AT_BUSY_ERROR, AT_PARAM_ERROR ...
      'AT_',
      MEANS.error,
      'P2P_RX_ON',
      MEANS.error,
      // +EVT:RXP2P:<rssi>:<snr>:<hex>; old: +EVT:RXP2P, RSSI <rssi>, SNR <snr> and +EVT:<hex> behind it
      ':',
      hearLast,
      'OK',
      MEANS.ok,
    ],
    start: [
      'AT',
      // a change of mode restarts the module
      'AT+NWM=?',
      'AT+NWM=0',
      // firmware up to 1.0.4 sleeps without being told to
      '?AT+LPM=1',
      // no setting is taken while it receives
      'AT+PRECV=0',
      `AT+P2P=${radio['frequency']}:${radio['sf']}:${radio['bw']}:${radio['cr'] - 1}:${radio['preamble']}:${radio['power']}`,
    ],
    wake: [],
    doze: ['AT+PRECV=0'],
    fetch: [],
    // nothing is sent while it receives
    compose: (frame) => ['AT+PRECV=0', `!AT+PSEND=${toHex(frame)}`, 'AT+PRECV=65534'],
    // 240 bytes at SF12 are 9 s on the air
    slow: 12000,
    cold: 0,
  });
}
