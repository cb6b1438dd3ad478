/** What a RAK3172 says on its serial line, a line each (a received frame of old firmware: two lines). */
export type RakEvent =
  | { readonly kind: 'ok' }
  /** `word`: AT_BUSY_ERROR, AT_PARAM_ERROR ... or P2P_RX_ON: it receives, and takes nothing meanwhile */
  | { readonly kind: 'error'; readonly word: string }
  /** It has started, in `mode`: what it was told to do is forgotten, to receive among it. */
  | { readonly kind: 'restart'; readonly mode: string }
  /** the frame before is off the air */
  | { readonly kind: 'sent' }
  /** a timed reception is over: it hears nobody */
  | { readonly kind: 'deaf' }
  /** `NWM` and `0` of `AT+NWM=0`; firmware up to 1.0.4 answers the value alone, and `name` is empty */
  | { readonly kind: 'value'; readonly name: string; readonly text: string }
  /** dBm and dB are missing where old firmware's line with them was lost */
  | { readonly kind: 'received'; readonly data: Uint8Array; readonly rssi?: number; readonly snr?: number };

/** AT+PSEND takes 2 to 500 hex digits. */
export const RAK_MAX_DATA = 250;
