import type { RylrRadio } from '../modems/rylr998.ts';

/** What is written onto a node once, before it goes under its cover. */
export interface Provision {
  /** 32-bit node id */
  readonly node: number;
  /** 16 bytes */
  readonly key: Uint8Array;
  readonly radio: RylrRadio;
  /** the water sensor that is fitted */
  readonly water: 'a02yyuw' | 'analog' | 'none';
  readonly hall: boolean;
  readonly float: boolean;
}

/** A record that cannot be used, and why; `provision` is null then. */
export interface ProvisionResult {
  readonly provision: Provision | null;
  /** names the entry and what it must be; empty where the record is good */
  readonly fault: string;
}

type Entries = Record<string, unknown>;

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}

function readKey(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || value.length !== 32) return null;
  const key = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) {
    const high = hexDigit(value.charCodeAt(i * 2));
    const low = hexDigit(value.charCodeAt(i * 2 + 1));
    if (high < 0 || low < 0) return null;
    key[i] = (high << 4) | low;
  }
  return key;
}

function isInteger(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max && Math.floor(value) === value;
}

/** The entry of `radio` that is wrong, or an empty text. */
function radioFault(radio: Entries): string {
  if (!isInteger(radio.address, 1, 65535)) return 'radio.address must be 1..65535';
  if (!isInteger(radio.gateway, 0, 65535)) return 'radio.gateway must be 0..65535';
  if (!isInteger(radio.network, 3, 18)) return 'radio.network must be 3..15 or 18';
  if (!isInteger(radio.band, 820000000, 960000000)) return 'radio.band must be 820000000..960000000 Hz';
  if (typeof radio.parameter !== 'string') return 'radio.parameter must be a text such as "9,7,1,12"';
  return isInteger(radio.power, 0, 22) ? '' : 'radio.power must be 0..22 dBm';
}

function entriesFault(record: Entries): string {
  if (!isInteger(record.node, 1, 4294967295)) return 'node must be 1..4294967295';
  if (readKey(record.key) === null) return 'key must be 32 hex digits';
  if (typeof record.radio !== 'object' || record.radio === null) return 'radio is missing';
  const water = record.water;
  if (water !== undefined && water !== 'a02yyuw' && water !== 'analog' && water !== 'none') {
    return 'water must be "a02yyuw", "analog" or "none"';
  }
  return radioFault(record.radio as Entries);
}

/** Reads the provisioning record, JSON. Never throws; the key is never part of a fault's text. */
export function readProvision(text: string | undefined): ProvisionResult {
  if (text === undefined) return { provision: null, fault: 'there is no provisioning record' };
  let record: Entries | null = null;
  try {
    record = JSON.parse(text) as Entries | null;
  } catch {
    return { provision: null, fault: 'the provisioning record is no JSON' };
  }
  if (typeof record !== 'object' || record === null)
    return { provision: null, fault: 'the provisioning record is no object' };
  const fault = entriesFault(record);
  if (fault !== '') return { provision: null, fault };
  return {
    provision: {
      node: record.node as number,
      key: readKey(record.key) as Uint8Array,
      radio: record.radio as RylrRadio,
      water: (record.water as Provision['water']) || 'none',
      hall: record.hall !== false,
      float: record.float === true,
    },
    fault: '',
  };
}
