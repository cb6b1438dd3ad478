import type { Modem } from '../core/hal.ts';
import { type AtParts, createAtModem } from './at.ts';
import { MEANS } from './dialect.ts';
import { toHex } from './hex.ts';
import { isConfirmed, isRegistered, type NbRadio, POWER_SAVING, TAIL, UPLINK } from './nbiot.ts';

export interface Bg96Options extends AtParts {
  readonly radio: NbRadio;
}

/**
 * dBm of the reference signal below which the cell is taken to be reached at level 1, and 2. Assumed: the module does
 * not tell its level, and each network draws these lines itself.
 */
const FAIR = -110;
const BAD = -120;

/**
 * A Quectel BG96, or BG95 in which `extended` says that the radio be released by each uplink: UDP over NB-IoT (BG96
 * TCP/IP AT commands manual; BG95 TCP/IP application note, 2.3.9). A BG96 has no command that releases the connection of
 * a UDP socket. The module switches itself off when it has been idle, and forgets its socket; the power key wakes it.
 */
export function createBg96(options: Bg96Options): Modem {
  const radio = options.radio;
  const extended = radio['extended'];
  let level = 0;

  return createAtModem(options, {
    maxFrame: 240,
    bare: false,
    // licensed spectrum
    dutyCycle: 0,
    airTime: () => 0,
    cost: () => (UPLINK[level] as number) + (extended ? 0 : TAIL),
    coverage: () => level,
    lines: [
      // +QIURC: "recv",0,<length>, and the bytes in the next line
      '"recv",0,',
      (rest, hear) => {
        const start = rest.indexOf('\n') + 1;
        const end = start + parseInt(rest, 10);
        if (rest.length < end) return MEANS.more;
        return hear(rest.substring(start, end));
      },
      '"closed"',
      MEANS.restart,
      '"pdpdeact"',
      MEANS.restart,
      // PSM POWER DOWN, NORMAL POWER DOWN
      'POWER DOWN',
      MEANS.restart + MEANS.down,
      'APP RDY',
      MEANS.restart,
      '+CEREG:',
      (rest) => (isRegistered(rest) ? MEANS.sent : MEANS.nothing),
      '+QIOPEN: 0,0',
      MEANS.sent,
      '+QIOPEN:',
      MEANS.error,
      // "<mode>",<rssi>,<rsrp>,<sinr>,<rsrq>
      '+QCSQ:',
      (rest) => {
        const rsrp = parseInt(rest.split(',')[2] as string, 10);
        level = rsrp < BAD ? 2 : rsrp < FAIR ? 1 : 0;
        return MEANS.nothing;
      },
      'SEND OK',
      MEANS.sent,
      'SEND FAIL',
      MEANS.error,
      // ERROR, +CME ERROR: <code>
      'ERROR',
      MEANS.error,
      'OK',
      MEANS.ok,
      '> ',
      MEANS.ok,
    ],
    start: [
      'ATE0',
      // NB-IoT only: a search through the other networks takes minutes
      '?AT+QCFG="iotopmode",1,1',
      POWER_SAVING,
      'AT+CEREG=1',
      `AT+QICSGP=1,1,"${radio['apn']}"`,
      '!AT+CEREG?',
      // an error where it is active already
      '?AT+QIACT=1',
      '?AT+QICLOSE=0',
      `!AT+QIOPEN=1,0,"UDP","${radio['host']}",${radio['port']},0,1`,
    ],
    wake: ['AT'],
    doze: ['AT+QCSQ'],
    fetch: [],
    compose: (frame, type) =>
      extended
        ? [`!AT+QISENDEX=0,"${toHex(frame)}",${isConfirmed(type) ? 2 : 1}`]
        : [`AT+QISEND=0,${frame.length}`, `>${frame}`],
    slow: 25000,
    cold: 1,
  });
}
