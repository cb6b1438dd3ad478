import { z } from 'zod';

/** An uplink as a network server tells of it. */
export interface Uplink {
  readonly ok: true;
  /** 16 hex digits, lower case */
  readonly devEui: string;
  /** how the server wants the device to be named in a downlink */
  readonly device: string;
  readonly bytes: Uint8Array;
  /** of the gateway that heard it best: dBm, dB */
  readonly rssi?: number;
  readonly snr?: number;
}

/** What is no uplink. `foreseen`: the server sends it, and there is nothing in it for us. */
export interface Discarded {
  readonly ok: false;
  readonly foreseen: boolean;
  readonly reason: string;
}

export const discarded = (reason: string, foreseen = false): Discarded => ({ ok: false, foreseen, reason });

export const eui = z
  .string()
  .regex(/^[0-9a-f]{16}$/i)
  .transform((text) => text.toLowerCase());

/** Base64 as both servers write it (RFC 4648 section 4); absent where a payload is empty. */
export const payload = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .max(1_024)
  .optional();

interface Heard {
  readonly rssi?: number | undefined;
  readonly snr?: number | undefined;
}

/** What the gateway that heard a frame best says of it. A figure of 0 is left out by both servers, and so it is here. */
export function best(heard: readonly Heard[]): { readonly rssi?: number; readonly snr?: number } {
  const loudest = heard.reduce<Heard | undefined>(
    (a, b) => ((b.rssi ?? -999) > (a?.rssi ?? -1_000) ? b : a),
    undefined,
  );
  return {
    ...(loudest?.rssi === undefined ? {} : { rssi: loudest.rssi }),
    ...(loudest?.snr === undefined ? {} : { snr: loudest.snr }),
  };
}

/** JSON of at most so many bytes: a server's own messages are some kilobytes. */
const LARGEST = 65_536;

export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > LARGEST) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
