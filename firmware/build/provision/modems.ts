import type { NbRadio } from '../../src/modems/nbiot.ts';
import type { RakRadio } from '../../src/modems/rak3172.ts';
import type { LorawanRadio } from '../../src/modems/rak3172Lorawan.ts';
import type { RylrRadio } from '../../src/modems/rylr998.ts';
import { randomKey } from './identity.ts';
import { choice, flag, integer, optional, type Parameter, secret, text, type Value } from './parameters.ts';

export type Radio = Readonly<Record<string, Value>>;

/** How a node's radio is set up, and what the gateway must know of it. */
export interface Modem {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** what does not go together, or an empty text */
  readonly clash: (radio: Radio) => string;
  /** bare where the network itself authenticates and counts */
  readonly profile: 'sealed' | 'bare';
  /** parameters that the gateway needs */
  readonly shared: readonly string[];
  /** the parameter by which modules know each other: no two nodes may have the same */
  readonly identity?: Identity;
}

interface Identity {
  readonly name: string;
  /** the one to try where this one is taken; comes round after `count`. Absent where it cannot be chosen. */
  readonly next?: (value: number) => number;
  readonly count?: number;
  /** the parameter that holds the gateway's own, which no node may have either */
  readonly gateway?: string;
}

/** A parameter for each entry that the modem's driver reads, and no other. */
type ParametersOf<R> = { readonly [N in keyof Required<R>]: Parameter };

const NO_CLASH = (): string => '';

/** `9,7,1,12`: AT+PARAMETER of the RYLR998, whose bandwidth codes 7, 8, 9 are 125, 250, 500 kHz. */
const RYLR_PARAMETER = /^([5-9]|1[01]),([789]),([1-4]),([4-9]|1\d|2[0-5])$/;

function rylrClash({ parameter, network }: Radio): string {
  const [, spreading, bandwidth, , preamble] = RYLR_PARAMETER.exec(String(parameter)) ?? [];
  // the AT command guide: SF7..9 at 125 kHz, ..10 at 250, ..11 at 500
  if (Number(spreading) > Number(bandwidth) + 2) {
    return `parameter ${parameter}: at bandwidth code ${bandwidth} the spreading factor is ${Number(bandwidth) + 2} at most`;
  }
  if (Number(preamble) > 7 && network !== 18) return `parameter ${parameter}: a preamble over 7 needs network 18`;
  return '';
}

/** the gateway's module has 1 */
const FIRST_ADDRESS = 2;
const ADDRESSES = 65_534;

const rylr998: Modem = {
  parameters: {
    address: integer(1, 65_535, '', (node) => FIRST_ADDRESS + (node % ADDRESSES)),
    gateway: integer(0, 65_535, '', 1),
    network: choice([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18], 18),
    band: integer(820_000_000, 960_000_000, 'Hz', 868_100_000),
    // as a gateway's link has it unless it is told otherwise: with another one neither hears the other
    parameter: text(RYLR_PARAMETER, 'spreading factor 5..11, bandwidth 7..9, coding rate 1..4, preamble', '7,7,1,12'),
    power: integer(0, 22, 'dBm', 14),
  } satisfies ParametersOf<RylrRadio>,
  clash: rylrClash,
  profile: 'sealed',
  shared: ['address', 'network', 'band', 'parameter'],
  identity: {
    name: 'address',
    next: (address) => FIRST_ADDRESS + ((address - FIRST_ADDRESS + 1) % ADDRESSES),
    count: ADDRESSES,
    gateway: 'gateway',
  },
};

/** AT+P2P=frequency:SF:bandwidth:coding rate:preamble:power */
const rak3172: Modem = {
  parameters: {
    frequency: integer(150_000_000, 960_000_000, 'Hz', 868_100_000),
    sf: integer(5, 12, '', 9),
    bw: choice([125, 250, 500], 125),
    cr: integer(1, 4, '(4/5..4/8)', 1),
    preamble: integer(5, 65_535, 'symbols', 8),
    power: integer(5, 22, 'dBm', 14),
  } satisfies ParametersOf<RakRadio>,
  clash: NO_CLASH,
  profile: 'sealed',
  shared: ['frequency', 'sf', 'bw', 'cr', 'preamble'],
};

const EUI = /^[0-9a-f]{16}$/i;

/** AT+NWM=1: the network server authenticates and counts, so frames are bare. `region` is the number of AT+BAND. */
const rak3172Lorawan: Modem = {
  parameters: {
    region: integer(0, 8, '(0 EU433, 1 CN470, 4 EU868, 5 US915, 6 AU915, 7 KR920, 8 AS923-1)', 4),
    devEui: text(EUI, "16 hex digits, from the module's label"),
    joinEui: text(EUI, '16 hex digits', '0000000000000000'),
    appKey: secret(/^[0-9a-f]{32}$/i, '32 hex digits', randomKey),
  } satisfies ParametersOf<LorawanRadio>,
  clash: NO_CLASH,
  profile: 'bare',
  shared: ['region', 'devEui', 'joinEui'],
  identity: { name: 'devEui' },
};

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** NB-IoT: datagrams to the gateway's UDP port. */
const nbIot: Modem = {
  parameters: {
    // a BC95 resolves no names
    host: text(IPV4, "the gateway's IPv4 address, as the operator's network reaches it"),
    port: integer(1, 65_535, '', 7700),
    apn: text(/^[A-Za-z0-9.-]{1,63}$/, "the operator's access point"),
    extended: flag(
      'true, false: newer modules (BC95 with +NSOSTR, BG95) tell more, and release the radio at once',
      false,
    ),
  } satisfies ParametersOf<NbRadio>,
  clash: NO_CLASH,
  profile: 'sealed',
  shared: [],
};

/** A machine with a network of its own. */
const udp: Modem = {
  parameters: {
    host: text(/^[A-Za-z0-9.-]{1,100}$/, "the gateway's name or IPv4 address"),
    port: integer(1, 65_535, '', 7700),
  },
  clash: NO_CLASH,
  profile: 'sealed',
  shared: [],
};

const MODEMS = { rylr998, rak3172, 'rak3172-lorawan': rak3172Lorawan, bg96: nbIot, bc95: nbIot, udp } as const;
export type ModemName = keyof typeof MODEMS;
export const MODEM_NAMES = Object.keys(MODEMS) as readonly ModemName[];

/** On a machine that has files, and a serial line that goes by a name. */
const DEVICE = optional(
  text(/^\/[\x21-\x7e]{1,100}$/, "the modem's serial line, where it is not the board's usual one"),
);

/** The modem as it is provisioned on boards of an engine. */
export function findModem(name: ModemName, engine: string): Modem {
  const modem = MODEMS[name];
  if (engine === 'espruino' || name === 'udp') return modem;
  return { ...modem, parameters: { ...modem.parameters, device: DEVICE } };
}
