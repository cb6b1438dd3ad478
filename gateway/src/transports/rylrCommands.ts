/** The commands of a RYLR998 that the gateway uses, without the line end (its AT command manual, chapter 2). */

import type { Setting } from './serial/setUp.ts';

/** What a module must be told before it hears anybody; it forgets part of it when its power fails. */
export interface RylrSettings {
  /** 0..65535 */
  readonly address: number;
  /** 3..15 or 18 */
  readonly network: number;
  /** Hz */
  readonly band: number;
  /** `9,7,1,12`: spreading factor, bandwidth code, coding rate, preamble */
  readonly parameter: string;
}

/** In the order in which the manual wants them: the address before the network, both before the radio. */
export function settingsOf({ address, network, band, parameter }: RylrSettings): readonly Setting[] {
  const values = { ADDRESS: address, NETWORKID: network, BAND: band, PARAMETER: parameter };
  return Object.entries(values).map(([name, value]) => {
    // answered by +ADDRESS=120, without an +OK
    return { ask: `AT+${name}?`, ends: 'value', value: String(value), tell: `AT+${name}=${value}` };
  });
}

/** `data`: at most RYLR_MAX_DATA bytes, any of them. */
export function sendCommand(address: number, data: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`AT+SEND=${address},${data.length},`, 'latin1'), data]);
}

/** The previous frame is still on the air: the same command succeeds a little later. */
export const ERR_BUSY = 17;

/** The module's own words for a refusal; its manual, chapter 3. */
const ERRORS: Readonly<Record<number, string>> = {
  1: 'no line end',
  2: 'no AT at the start',
  3: 'no equals sign',
  4: 'unknown command',
  5: 'length does not match the data',
  10: 'sending timed out',
  12: 'checksum error',
  13: 'more than 240 bytes',
  14: 'flash write error',
  17: 'last frame not sent yet',
  18: 'preamble not allowed',
  19: 'header error',
};

export function errorText(code: number): string {
  return `+ERR=${code} (${ERRORS[code] ?? 'unknown error'})`;
}
