import { beginMap, putInt, putText, type Writer } from '../cbor/writer.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT } from '../fields/limits.ts';
import { endWithin, putBounded } from './put.ts';

export interface HelloState {
  seq: number;
  flags: number;
  firmware: number;
  board: string;
  cause: number;
  configHash: number;
  heartbeat: number;
  boots: number;
}

/** What stays behind where the frame has no room, the least first. */
const NO_BOOTS = 1;
const NO_FLAGS = 2;
const NO_HEARTBEAT = 3;
const NO_CONFIG_HASH = 4;

function helloMap(w: Writer, offset: number, limit: number, h: HelloState, left: number): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.hello);
  putInt(w, KEY.seq, h.seq & LIMIT.word);
  if (left < NO_FLAGS) putBounded(w, KEY.flags, h.flags, LIMIT.byte);
  putBounded(w, KEY.firmware, h.firmware, LIMIT.firmware);
  putText(w, KEY.board, h.board, LIMIT.board);
  putBounded(w, KEY.cause, h.cause, LIMIT.byte);
  if (left < NO_CONFIG_HASH) putBounded(w, KEY.configHash, h.configHash, LIMIT.word);
  // 0 is out of range: the node has none yet
  if (left < NO_HEARTBEAT && h.heartbeat >= 1) putBounded(w, KEY.heartbeat, h.heartbeat, LIMIT.minutes);
  if (left < NO_BOOTS) putInt(w, KEY.boots, h.boots & LIMIT.word);
  return endWithin(w, limit);
}

/**
 * Writes a hello into the frame buffer at `offset`. Returns the payload's length, or 0 where it passes `limit` or the
 * buffer. It travels with the full counter, so 34 bytes are left for it on the slowest links: boots, flags, heartbeat
 * and configHash stay behind in this order, as far as a long board name makes it necessary.
 */
export function writeHello(w: Writer, offset: number, limit: number, h: HelloState): number {
  let length = 0;
  for (let left = 0; length === 0 && left <= NO_CONFIG_HASH; left += 1) length = helloMap(w, offset, limit, h, left);
  return length;
}
