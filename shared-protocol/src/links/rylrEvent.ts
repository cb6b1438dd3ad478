/** AT+SEND carries at most this much (`+ERR=13` beyond). */
export const RYLR_MAX_DATA = 240;

export type RylrEventKind = 'ok' | 'error' | 'ready' | 'reset' | 'received' | 'value';

/** One object, filled anew for each event: copy what must outlive the handler. Fields of other kinds mean nothing. */
export interface RylrEvent {
  kind: RylrEventKind;
  /** error: n of `+ERR=n`, 0..999 */
  code: number;
  /** received: address of the sender, 0..65535 */
  address: number;
  /** received: the first `length` bytes */
  readonly data: Uint8Array;
  length: number;
  /** received: dBm */
  rssi: number;
  /** received: dB */
  snr: number;
  /** value: `ADDRESS` of `+ADDRESS=120` */
  name: string;
  /** value: `120` of `+ADDRESS=120`; empty where the line has no `=` */
  text: string;
}

export function createRylrEvent(): RylrEvent {
  return {
    kind: 'ok',
    code: 0,
    address: 0,
    data: new Uint8Array(RYLR_MAX_DATA),
    length: 0,
    rssi: 0,
    snr: 0,
    name: '',
    text: '',
  };
}
