import { loraAirTime, RYLR_MAX_DATA } from '@lidwatch/protocol';
import type { Modem } from '../core/hal.ts';
import { type AtParts, createAtModem } from './at.ts';
import { MEANS } from './dialect.ts';
import { loraDutyCycle } from './lora.ts';

/**
 * How a node's module is set up, in its provisioning record; the gateway's has the same network, band and parameters.
 * The names are data: they are quoted where they are read, or the build would shorten them.
 */
export interface RylrRadio {
  /** own address, 1..65535 */
  readonly address: number;
  /** address of the gateway; 0 reaches every module of the network */
  readonly gateway: number;
  /** 3..15 or 18 */
  readonly network: number;
  /** Hz */
  readonly band: number;
  /** spreading factor, bandwidth code (7: 125 kHz, 8: 250, 9: 500), coding rate, preamble: `9,7,1,12` */
  readonly parameter: string;
  /** dBm, 0..22 */
  readonly power: number;
}

export interface RylrOptions extends AtParts {
  readonly radio: RylrRadio;
  /** 51 unless the link says that it may carry more: at most 240 */
  readonly maxFrame?: number;
}

/** Microjoules a ms on the air: 140 mA at 22 dBm and 3.3 V (RYLR998 data sheet, "Specification"); no less power is
 *  counted as drawing less, for the sheet does not say how much. */
export const RYLR_TRANSMIT = 462;

/** A REYAX RYLR998. Command guide: RYLR993/RYLR998 AT command guide, "AT+SEND", "+RCV", "Error result codes". */
export function createRylr998(options: RylrOptions): Modem {
  const radio = options.radio;
  const [sf, bandwidth, rate, preamble] = radio['parameter'].split(',').map(Number) as [number, number, number, number];

  function airTime(length: number): number {
    return loraAirTime(sf, 125 << (bandwidth - 7), rate, preamble, length);
  }

  return createAtModem(options, {
    maxFrame: Math.min(options.maxFrame || 51, RYLR_MAX_DATA),
    bare: false,
    dutyCycle: loraDutyCycle(radio['band']),
    airTime,
    cost: (length) => airTime(length) * RYLR_TRANSMIT,
    // how far the gateway is changes nothing in what a frame costs
    coverage: () => 0,
    lines: [
      '+RCV=',
      // <address>,<length>,<data>,<rssi>,<snr>
      (rest, hear) => {
        const comma = rest.indexOf(',');
        const start = rest.indexOf(',', comma + 1) + 1;
        const end = start + parseInt(rest.substring(comma + 1), 10);
        // a comma behind the data, and a line end that is not theirs
        return rest.length < end + 6 || rest.charAt(end) !== ',' ? MEANS.more : hear(rest.substring(start, end));
      },
      // RX time-out, CRC error, RX header error: of a frame that came in, never of the command under way
      '+ERR=11',
      MEANS.nothing,
      '+ERR=12',
      MEANS.nothing,
      '+ERR=19',
      MEANS.nothing,
      '+ERR=',
      MEANS.error,
      '+OK',
      MEANS.ok,
      // +READY, +RESET
      '+RE',
      MEANS.restart,
    ],
    start: [
      'AT',
      'AT+MODE=0',
      `AT+ADDRESS=${radio['address']}`,
      `AT+NETWORKID=${radio['network']}`,
      `AT+BAND=${radio['band']}`,
      `AT+PARAMETER=${radio['parameter']}`,
      `AT+CRFOP=${radio['power']}`,
    ],
    wake: ['AT+MODE=0'],
    doze: ['AT+MODE=1'],
    fetch: [],
    compose: (frame) => [`~AT+SEND=${radio['gateway']},${frame.length},${frame}`],
    // answers when the frame is on the air: up to 8 s at SF10 and beyond
    slow: 8000,
    cold: 0,
  });
}
