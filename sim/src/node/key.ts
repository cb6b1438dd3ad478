import { createHash } from 'node:crypto';

/**
 * The 16-byte key of a simulated node: SHA-256 of seed and node id, cut. Anybody who knows the seed knows the key, so
 * such keys are for simulated nodes and never for real ones.
 */
export function simulatedKey(seed: number, node: number): Uint8Array {
  const digest = createHash('sha256').update(`lidwatch simulated key/${seed}/${node}`).digest();
  return Uint8Array.from(digest.subarray(0, 16));
}
