import { createCipheriv } from 'node:crypto';
import type { EspruinoAes } from '../../firmware/src/boards/espruino/api.ts';

function cipher(name: string, message: Uint8Array, key: Uint8Array, iv: Uint8Array | null): ArrayBuffer {
  const aes = createCipheriv(name, key, iv).setAutoPadding(false);
  return Uint8Array.from(Buffer.concat([aes.update(message), aes.final()])).buffer;
}

/**
 * The AES of Espruino by node:crypto: CBC of full blocks only, ECB that leaves a tail as zeros, CTR that counts from 0
 * whatever `iv` says, and undefined, not an exception, for what is wrong.
 */
export const engineAes: EspruinoAes = {
  encrypt(message, key, options) {
    const mode: string = options?.mode ?? 'CBC';
    const iv = new Uint8Array(16);
    if (key.length !== 16 || (mode === 'CBC' && message.length % 16 !== 0)) return undefined as never;
    if (mode === 'CBC') return cipher('aes-128-cbc', message, key, iv);
    if (mode === 'CTR') return cipher('aes-128-ctr', message, key, iv);
    const whole = message.subarray(0, message.length - (message.length % 16));
    const out = new Uint8Array(message.length);
    out.set(new Uint8Array(cipher('aes-128-ecb', whole, key, null)));
    return out.buffer;
  },
};
