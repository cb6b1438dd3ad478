import type { Ccm } from '@lidwatch/protocol';
import type { Hal } from './hal.ts';
import type { NodeEvents } from './trace.ts';

/** Modes of a node (DESIGN section 4). */
export const MODE = { shipping: 0, armed: 1, alarm: 2, maintenance: 3 } as const;

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

/**
 * A running node. Nothing happens before `start`; after `stop` it has no timer pending, ignores every call-back, and a
 * new node may be created over the same flash, as after a reset.
 */
export interface Node {
  start(): void;
  stop(): void;
  /** a value of MODE */
  mode(): number;
  /** the FLAG bits that a status would carry now */
  flags(): number;
  /** confirmed messages that wait for their acknowledgement */
  pending(): number;
}

export function createNode(_hal: Hal, _identity: Identity, _events?: NodeEvents): Node {
  return {
    start() {},
    stop() {},
    mode: () => MODE.shipping,
    flags: () => 0,
    pending: () => 0,
  };
}
