import type { Modem } from '@lidwatch/firmware';
import { createFakeBc95 } from '../../firmware/conformance/parts/fakeBc95.ts';
import { createFakeBg96 } from '../../firmware/conformance/parts/fakeBg96.ts';
import type { FakeModem, FakeModemOptions } from '../../firmware/conformance/parts/fakeModem.ts';
import { createFakeRak3172 } from '../../firmware/conformance/parts/fakeRak3172.ts';
import { createFakeRak3172Lorawan } from '../../firmware/conformance/parts/fakeRak3172Lorawan.ts';
import { createFakeRylr998 } from '../../firmware/conformance/parts/fakeRylr998.ts';
import type { AtParts } from '../../firmware/src/modems/at.ts';
import { createBc95 } from '../../firmware/src/modems/bc95.ts';
import { createBg96 } from '../../firmware/src/modems/bg96.ts';
import type { NbRadio } from '../../firmware/src/modems/nbiot.ts';
import { createRak3172, type RakRadio } from '../../firmware/src/modems/rak3172.ts';
import { createRak3172Lorawan, type LorawanRadio } from '../../firmware/src/modems/rak3172Lorawan.ts';
import { createRylr998 } from '../../firmware/src/modems/rylr998.ts';

/** One dialect: the driver, and a module that speaks it. */
export interface ModemKind {
  readonly name: string;
  create(parts: AtParts): Modem;
  fake(options: FakeModemOptions): FakeModem;
  /** the command that sends a frame */
  readonly sends: RegExp;
  /** ms within which each frame is answered */
  readonly limit: number;
  /** ms that a module in order takes from a cold start to `done` */
  readonly cold: number;
  /** ms that it takes to fall asleep once it may */
  readonly nap: number;
  /** what the module says by itself, harmless to whatever is under way */
  readonly chatter: readonly string[];
  /** the errors that it answers to a command with */
  readonly errors: readonly string[];
  /** what it says when it starts */
  readonly banner: string;
  /** it hears downlinks only behind an uplink */
  readonly classA?: boolean;
  /** It says that it has sent a frame when it has taken it. */
  readonly queues?: boolean;
  /** it is off until its key is pressed, and again when it rests */
  readonly key?: boolean;
}

export const RYLR: ModemKind = {
  name: 'RYLR998',
  create: (parts) =>
    createRylr998({
      ...parts,
      radio: { address: 120, gateway: 1, network: 18, band: 868100000, parameter: '9,7,1,12', power: 14 },
    }),
  fake: createFakeRylr998,
  sends: /^AT\+SEND/,
  limit: 17_000,
  cold: 3000,
  nap: 100,
  chatter: ['+ERR=12\r\n', '+UID=0123456789ABCDEF01234567\r\n', '\r\n'],
  errors: ['+ERR=17\r\n', '+ERR=10\r\n', '+ERR=12\r\n+ERR=10\r\n', '+ERR=5\r\n', '+ERR=2\r\n'],
  banner: '+READY\r\n',
};

const RAK_RADIO: RakRadio = { frequency: 869525000, sf: 9, bw: 125, cr: 1, preamble: 8, power: 14 };

export const RAK: ModemKind = {
  name: 'RAK3172',
  create: (parts) => createRak3172({ ...parts, radio: RAK_RADIO }),
  fake: createFakeRak3172,
  sends: /^AT\+PSEND/,
  limit: 25_000,
  cold: 6000,
  nap: 1000,
  chatter: ['+EVT:RXP2P RECEIVE TIMEOUT\r\n', '+EVT:RXP2P, RSSI -60, SNR 11\r\n', '\r\n'],
  errors: [
    '\r\nAT_BUSY_ERROR\r\n',
    'P2P_RX_ON already, please disable P2P RX before setting.\r\n\r\nAT_BUSY_ERROR\r\n',
    '\r\nAT_ERROR\r\n',
  ],
  banner: 'RAKwireless RAK3172-E Example\r\n------\r\nCurrent Work Mode: LoRa P2P.\r\n',
};

export const RAK_OLD: ModemKind = {
  ...RAK,
  name: 'RAK3172, firmware 1.0.4',
  fake: (options) => createFakeRak3172({ ...options, old: true }),
};

const LORAWAN_RADIO: LorawanRadio = {
  region: 4,
  devEui: 'AC1F09FFFE000001',
  joinEui: 'AC1F09FFF8680811',
  appKey: '2B7E151628AED2A6ABF7158809CF4F3C',
};

export const LORAWAN: ModemKind = {
  name: 'RAK3172 on LoRaWAN',
  create: (parts) => createRak3172Lorawan({ ...parts, radio: LORAWAN_RADIO }),
  fake: createFakeRak3172Lorawan,
  sends: /^AT\+SEND/,
  limit: 41_000,
  cold: 16_000,
  nap: 3000,
  chatter: ['+EVT:LINKCHECK:0:0:0:0:0\r\n', '+EVT:UNICAST\r\n', '\r\n'],
  errors: ['\r\nAT_BUSY_ERROR\r\n', '\r\nAT_ERROR\r\n\r\nAT_BUSY_ERROR\r\n', '\r\nAT_PARAM_ERROR\r\n'],
  banner: 'RAKwireless RAK3172-E Example\r\n------\r\nCurrent Work Mode: LoRaWAN.\r\n',
  classA: true,
};

export const LORAWAN_OLD: ModemKind = {
  ...LORAWAN,
  name: 'RAK3172 on LoRaWAN, firmware 1.0.4',
  fake: (options) => createFakeRak3172Lorawan({ ...options, old: true }),
};

const NB_RADIO: NbRadio = { apn: 'iot.example', host: '192.0.2.10', port: 16666 };

export const BC95: ModemKind = {
  name: 'BC95',
  create: (parts) => createBc95({ ...parts, radio: NB_RADIO }),
  fake: createFakeBc95,
  sends: /^AT\+NSOSTF/,
  limit: 51_000,
  cold: 9000,
  nap: 11_000,
  chatter: ['\r\n+CSCON:1\r\n', '\r\n+CSCON: 0\r\n', '\r\n+CEREG:2\r\n', '\r\n+NPSMR:0\r\n'],
  errors: ['\r\n+CME ERROR: 159\r\n', '\r\n+CME ERROR: 536\r\n', '\r\nERROR\r\n\r\n+CME ERROR: 50\r\n'],
  banner: '\r\nNeul\r\nOK\r\nREBOOT_CAUSE_UNKNOWN\r\n',
  queues: true,
};

export const SARA: ModemKind = {
  ...BC95,
  name: 'SARA-N2, with numbered uplinks',
  queues: false,
  create: (parts) => createBc95({ ...parts, radio: { ...NB_RADIO, extended: true } }),
  fake: (options) => createFakeBc95({ ...options, spaced: true }),
};

export const BG96: ModemKind = {
  name: 'BG96',
  create: (parts) => createBg96({ ...parts, radio: NB_RADIO }),
  fake: createFakeBg96,
  sends: /^AT\+QISEND/,
  limit: 51_000,
  cold: 15_000,
  nap: 11_000,
  chatter: ['\r\n+CEREG: 2\r\n', '\r\n+QIND: "csq",23,99\r\n', '\r\n+QPSMTIMER: 320,10\r\n'],
  errors: ['\r\nERROR\r\n', '\r\nSEND FAIL\r\n', '\r\n+CME ERROR: 3\r\n\r\nERROR\r\n'],
  banner: '\r\nRDY\r\n\r\nAPP RDY\r\n',
  queues: true,
  key: true,
};

export const BG95: ModemKind = {
  ...BG96,
  name: 'BG95, releasing the radio',
  create: (parts) => createBg96({ ...parts, radio: { ...NB_RADIO, extended: true } }),
  sends: /^AT\+QISENDEX/,
};

export const MODEMS = [RYLR, RAK, RAK_OLD, LORAWAN, LORAWAN_OLD, BC95, SARA, BG96, BG95] as const;
