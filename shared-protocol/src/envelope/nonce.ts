export const NONCE_LENGTH = 13;

/**
 * The nonce of RFC 9053 section 4.2 (13 bytes for AES-CCM-16-64-128):
 *
 *     bytes 0-3 node id | byte 4 direction (0 up, 1 down) | bytes 5-8 zero | bytes 9-12 frame counter, all big-endian
 *
 * The two directions never share a nonce, and a counter is never used twice, so no nonce repeats under one key.
 */
export function writeNonce(nonce: Uint8Array, node: number, direction: number, counter: number): void {
  nonce[0] = (node >>> 24) & 255;
  nonce[1] = (node >>> 16) & 255;
  nonce[2] = (node >>> 8) & 255;
  nonce[3] = node & 255;
  nonce[4] = direction;
  nonce[5] = 0;
  nonce[6] = 0;
  nonce[7] = 0;
  nonce[8] = 0;
  nonce[9] = (counter >>> 24) & 255;
  nonce[10] = (counter >>> 16) & 255;
  nonce[11] = (counter >>> 8) & 255;
  nonce[12] = counter & 255;
}
