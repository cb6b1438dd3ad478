import type { Modem } from '../core/hal.ts';
import { type AtParts, createAtModem } from './at.ts';
import { MEANS } from './dialect.ts';
import { hearHex, toHex } from './hex.ts';
import { isConfirmed, isRegistered, type NbRadio, POWER_SAVING, UPLINK } from './nbiot.ts';

export interface Bc95Options extends AtParts {
  readonly radio: NbRadio;
}

/** Release the connection behind this uplink, or behind the next downlink (BC95-G AT commands manual, "AT+NSOSTF"). */
const RELEASE = '0x200';
const RELEASE_AFTER_REPLY = '0x400';

/**
 * A Quectel BC95, BC95-G, BC68 or u-blox SARA-N2: UDP over NB-IoT, frames as hex, the radio released by each uplink. The
 * module sleeps by itself, with its socket, and is woken by a command.
 */
export function createBc95(options: Bc95Options): Modem {
  const radio = options.radio;
  const sequence = radio['extended'];
  let socket = '0';
  let level = 0;
  const fetch: string[] = [];

  return createAtModem(options, {
    maxFrame: 240,
    bare: false,
    // licensed spectrum
    dutyCycle: 0,
    airTime: () => 0,
    cost: () => UPLINK[level] as number,
    coverage: () => level,
    lines: [
      // +NSONMI:<socket>,<length>
      '+NSONMI:',
      MEANS.waiting,
      // <socket>,<host>,<port>,<length>,<hex>,<still waiting>
      radio['host'],
      (rest, hear) => {
        const fields = rest.split('"').join('').split(',');
        hearHex(fields[3] || '', hear);
        return parseInt(fields[4] as string, 10) ? MEANS.waiting : MEANS.nothing;
      },
      '+CEREG:',
      (rest) => (isRegistered(rest) ? MEANS.sent : MEANS.nothing),
      // +NSOSTR:<socket>,<sequence>,<1 sent, 0 not>
      '+NSOSTR:',
      (rest) => (rest.charAt(rest.length - 3) === '1' ? MEANS.sent : MEANS.error),
      'ECL',
      (rest) => {
        level = Math.min(parseInt(rest.charAt(rest.length - 3), 10), 2) || 0;
        return MEANS.nothing;
      },
      // +CME ERROR: 159 and 536 are those of an uplink or a release that is under way
      'ERROR',
      MEANS.error,
      'OK',
      MEANS.ok,
      // the first line of a start; the rest of them names its cause
      'Neul',
      MEANS.restart,
      'REBOOT_',
      MEANS.restart,
      // <socket>, in a line of its own
      '',
      (rest) => {
        if (rest.length === 3 && rest >= '0' && rest < ':') {
          socket = rest.charAt(0);
          fetch[0] = `AT+NSORF=${socket},240`;
        }
        return MEANS.nothing;
      },
    ],
    start: [
      'AT',
      '~AT+CFUN=1',
      POWER_SAVING,
      'AT+CEREG=1',
      `?AT+CGDCONT=1,"IP","${radio['apn']}"`,
      '~AT+CGATT=1',
      '!AT+CEREG?',
      // what a node that was reset has left open keeps its port
      '?AT+NSOCL=0',
      '?AT+NSOCL=1',
      `AT+NSOCR=DGRAM,17,${radio['port']},1`,
    ],
    wake: ['AT'],
    doze: ['AT+NUESTATS'],
    fetch,
    compose: (frame, type) => [
      `${sequence ? '!' : '~'}AT+NSOSTF=${socket},${radio['host']},${radio['port']},${isConfirmed(type) ? RELEASE_AFTER_REPLY : RELEASE},${frame.length},${toHex(frame)}${sequence ? ',1' : ''}`,
    ],
    slow: 25000,
    cold: 0,
  });
}
