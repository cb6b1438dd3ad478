import { putBig } from '../bytes.ts';

export const NONCE_LENGTH = 13;

/**
 * The nonce of RFC 9053 section 4.2 (13 bytes for AES-CCM-16-64-128):
 *
 *     bytes 0-3 node id | byte 4 direction (0 up, 1 down) | bytes 5-8 zero | bytes 9-12 frame counter, all big-endian
 *
 * The two directions never share a nonce, and a counter is never used twice, so no nonce repeats under one key.
 */
export function writeNonce(nonce: Uint8Array, node: number, direction: number, counter: number): void {
  putBig(nonce, 0, 4, node);
  putBig(nonce, 4, 1, direction);
  putBig(nonce, 5, 4, 0);
  putBig(nonce, 9, 4, counter);
}
