import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '@lidwatch/protocol/gateway';

export const PROTOCOL_HOME = fileURLToPath(new URL('../../shared-protocol/', import.meta.url));

/** A frame of shared-protocol/vectors, as PROTOCOL.md describes it. */
export interface Vector {
  readonly file: string;
  readonly name: string;
  readonly profile: 'bare' | 'sealed';
  readonly direction: 'up' | 'down';
  readonly node?: number;
  readonly key?: string;
  readonly counter?: number;
  readonly accepted?: readonly number[];
  readonly hex: string;
  readonly payload?: string;
  readonly message?: { readonly [name: string]: Json };
  readonly reject?: string;
}

export type SealedVector = Vector & { readonly node: number; readonly key: string; readonly counter: number };

/** Every committed vector, from the files alone. */
export function committedVectors(): readonly Vector[] {
  const folder = `${PROTOCOL_HOME}vectors/`;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { vectors } = JSON.parse(readFileSync(folder + name, 'utf8')) as { vectors: Omit<Vector, 'file'>[] };
      return vectors.map((vector) => ({ ...vector, file: name.replace('.json', '') }));
    });
}

export function isSealedVector(vector: Vector): vector is SealedVector {
  return vector.profile === 'sealed' && vector.node !== undefined && vector.key !== undefined;
}

/** The payload of a frame that a receiver accepts, or undefined where the frame is to be refused. */
export function acceptedPayload(vector: Vector): string | undefined {
  if (vector.reject !== undefined) return undefined;
  return vector.profile === 'bare' ? vector.hex : vector.payload;
}
