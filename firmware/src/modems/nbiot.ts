import { TYPE } from '@lidwatch/protocol';

/** How a node reaches its gateway over NB-IoT, in its provisioning record. */
export interface NbRadio {
  readonly apn: string;
  /** IPv4 address of the gateway (a BC95 resolves no names) */
  readonly host: string;
  /** UDP port */
  readonly port: number;
  /** BC95: number of each uplink is given, and its end told (+NSOSTR); BG95: release assistance (AT+QISENDEX) */
  readonly extended?: boolean;
}

/** +CEREG states: registered, home and roaming (3GPP TS 27.007, 10.1.22); the state is the last digit of the line. */
export function isRegistered(rest: string): boolean {
  const state = rest.charAt(rest.length - 3);
  return state === '1' || state === '5';
}

/** AT+CPSMS: periodic update after 320 h, idle for 10 s before the module sleeps (3GPP TS 24.008, 10.5.7.3 and .4a). */
export const POWER_SAVING = 'AT+CPSMS=1,,,"11000001","00000101"';

/** Whether a gateway answers such a message: then the network releases the connection behind the answer. */
export function isConfirmed(type: number): boolean {
  return type !== TYPE.status;
}

/**
 * Microjoules of an uplink with its connection, by coverage level, with release assistance: 0.54..0.74 J in a good
 * cell, 3.6..15 J at level 2 (measured on public networks, see firmware/README.md); the upper ends. Of level 1 no figure
 * was found: the lower end of level 2. The size of the payload hardly matters.
 */
export const UPLINK = [740000, 3600000, 15000000] as const;
/** Microjoules of the connection that nobody releases: 20 s at 50 mA and 3.6 V. */
export const TAIL = 3600000;
