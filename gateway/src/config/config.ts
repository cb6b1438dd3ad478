import type { RuleLayers } from '../detect/ruleSettings.ts';

/** Where something listens, or is reached. Port 0: any free one. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

interface UdpLink extends Endpoint {
  readonly kind: 'udp';
  readonly name: string;
}

/** A REYAX RYLR998 on a serial port. */
interface Rylr998Link {
  readonly kind: 'rylr998';
  readonly name: string;
  /** the port: /dev/serial/by-id/..., /dev/ttyUSB0 */
  readonly path: string;
  readonly baud: number;
  /** AT+ADDRESS, 0..65535 */
  readonly address: number;
  /** AT+NETWORKID, 3..15 or 18 */
  readonly network: number;
  /** AT+BAND, Hz */
  readonly band: number;
  /** AT+PARAMETER: spreading factor, bandwidth code, coding rate, preamble */
  readonly parameter: string;
  /** a port that is open but silent for so many ms is opened anew; absent: never */
  readonly silenceMs?: number | undefined;
}

export type LinkConfig = UdpLink | Rylr998Link;

interface MqttConfig {
  /** absent: the embedded broker */
  readonly url?: string | undefined;
  readonly username?: string | undefined;
  /** what passwordFile held, without the line end; never to be logged */
  readonly password?: string | undefined;
  /** first level of every topic */
  readonly topic: string;
}

/** One row of the key file. */
export interface KeyRow {
  readonly cover: string;
  /** uint32 */
  readonly node: number;
  /** 16 bytes; never to be logged */
  readonly key: Uint8Array;
  readonly name?: string | undefined;
  readonly group?: string | undefined;
}

/** gateway.yaml, checked, with every default filled in; times in ms, paths absolute. */
export interface Config {
  /** the file that it came from */
  readonly file: string;
  readonly name: string;
  /** folder of the database */
  readonly data: string;
  /** what keyFile held; empty without one */
  readonly covers: readonly KeyRow[];
  readonly links: readonly LinkConfig[];
  readonly mqtt: MqttConfig;
  /** the embedded broker; used when `mqtt.url` is absent */
  readonly broker: Endpoint;
  readonly api: Endpoint;
  /** time between two status messages of a node that has not said its own */
  readonly heartbeatMs: number;
  readonly rules: RuleLayers;
}
