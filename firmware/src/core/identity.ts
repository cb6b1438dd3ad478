import type { Ccm } from '@lidwatch/protocol';

/** Who this node is. The key itself stays inside `ccm`. */
export interface Identity {
  /** 32-bit node id of the frame header */
  readonly node: number;
  readonly ccm: Ccm;
  /** major * 10000 + minor * 100 + patch */
  readonly firmware: number;
  /** name of the board, printable ASCII, up to 16 characters */
  readonly board: string;
}
