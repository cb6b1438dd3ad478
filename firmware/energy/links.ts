import type { Uart } from '../src/buses.ts';
import type { Modem, Timers } from '../src/core/hal.ts';
import { createBc95 } from '../src/modems/bc95.ts';
import { createBg96 } from '../src/modems/bg96.ts';
import { createRak3172 } from '../src/modems/rak3172.ts';
import { createRak3172Lorawan } from '../src/modems/rak3172Lorawan.ts';
import { createRylr998 } from '../src/modems/rylr998.ts';

/** A modem's driver, as it is once its module has told how the link is. */
export interface Link {
  readonly name: string;
  create(parts: LinkParts): Modem;
  /** what the module says of the link, as its dialect has it; empty where it has nothing to say */
  readonly says: string;
  /** ms from a frame to the module's word that it went out, beside the time on the air */
  readonly takes: number;
}

interface LinkParts {
  readonly uart: Uart;
  readonly clock: { now(): number };
  readonly timers: Timers;
}

const LORA_BAND = 868_100_000;
const NB_RADIO = { apn: 'iot', host: '192.0.2.1', port: 5683 };
const LORAWAN_RADIO = { region: 4, devEui: '0'.repeat(16), joinEui: '0'.repeat(16), appKey: '0'.repeat(32) };
/** reference signal in dBm for a BG96, level for a BC95 */
const REFERENCE = [-90, -115, -125] as const;
/** ms of an uplink by coverage level: 2..3 s in a good cell, 9..31 s at level 2 (public networks); of level 1 the lower end of 2 */
const UPLINK_TIME = [2500, 9000, 20000] as const;
/** ms of module and serial line around a LoRa frame: 85 ms for one of 52 ms on the air (measured) */
const LORA_TIME = 33;

export type Level = 0 | 1 | 2;

export function rylr998(sf: number): Link {
  const radio = { address: 120, gateway: 1, network: 18, band: LORA_BAND, parameter: `${sf},7,1,12`, power: 14 };
  return { name: `LoRa SF${sf}`, create: (parts) => createRylr998({ ...parts, radio }), says: '', takes: LORA_TIME };
}

export function rak3172(sf: number): Link {
  const radio = { frequency: LORA_BAND, sf, bw: 125, cr: 1, preamble: 8, power: 14 };
  return { name: `LoRa SF${sf}`, create: (parts) => createRak3172({ ...parts, radio }), says: '', takes: LORA_TIME };
}

/** EU868: data rate 5 is SF7, 0 is SF12. */
export function lorawan(dataRate: number): Link {
  return {
    name: `LoRaWAN DR${dataRate}`,
    create: (parts) => createRak3172Lorawan({ ...parts, radio: LORAWAN_RADIO }),
    says: `AT+DR=${dataRate}\r\n`,
    takes: LORA_TIME,
  };
}

/** `released`: a BG95, which has release assistance; a BG96 has not. */
export function bg96(level: Level, released: boolean): Link {
  return {
    name: released ? 'NB-IoT BG95' : 'NB-IoT BG96',
    create: (parts) => createBg96({ ...parts, radio: { ...NB_RADIO, extended: released } }),
    says: `+QCSQ: "NBIoT",-70,${REFERENCE[level]},100,-8\r\n`,
    takes: UPLINK_TIME[level],
  };
}

export function bc95(level: Level): Link {
  return {
    name: 'NB-IoT BC95',
    create: (parts) => createBc95({ ...parts, radio: NB_RADIO }),
    says: `ECL,${level}\r\n`,
    takes: UPLINK_TIME[level],
  };
}

/** The driver with a serial line that leads nowhere, but for the one line that tells how the link is. */
export function openLink(link: Link): Modem {
  let hear: (bytes: Uint8Array, length: number) => void = () => {};
  const modem = link.create({
    uart: {
      write() {},
      onData(receive) {
        hear = receive;
      },
    },
    clock: { now: () => 0 },
    timers: { after: () => 1, cancel() {} },
  });
  const line = new TextEncoder().encode(link.says);
  if (line.length > 0) hear(line, line.length);
  return modem;
}
