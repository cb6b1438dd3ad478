import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Sealing and opening as PROTOCOL.md tells it, with node:crypto and nothing of ours: what an engineer in another
 * language would write first. The tests hold our code to it.
 */
export interface Sealed {
  readonly down: boolean;
  readonly node: number;
  readonly counter: number;
  readonly full: boolean;
}

function nonceOf(sealed: Sealed): Buffer {
  const nonce = Buffer.alloc(13);
  nonce.writeUInt32BE(sealed.node, 0);
  nonce[4] = sealed.down ? 1 : 0;
  nonce.writeUInt32BE(sealed.counter, 9);
  return nonce;
}

function headerOf(sealed: Sealed): Buffer {
  const header = Buffer.alloc(sealed.full ? 9 : 7);
  header[0] = 0x10 + (sealed.down ? 1 : 0) + (sealed.full ? 2 : 0);
  header.writeUInt32BE(sealed.node, 1);
  if (sealed.full) header.writeUInt32BE(sealed.counter, 5);
  else header.writeUInt16BE(sealed.counter % 65536, 5);
  return header;
}

export function sealByRecipe(sealed: Sealed, key: Uint8Array, payload: Uint8Array): Buffer {
  const header = headerOf(sealed);
  const cipher = createCipheriv('aes-128-ccm', key, nonceOf(sealed), { authTagLength: 8 });
  cipher.setAAD(header, { plaintextLength: payload.length });
  return Buffer.concat([header, cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the tag is wrong. `counter`: all 32 bits, as the receiver expanded them. */
export function openByRecipe(frame: Uint8Array, key: Uint8Array, counter: number): Buffer {
  const bytes = Buffer.from(frame);
  const first = bytes.readUInt8(0);
  const sealed = { down: (first & 1) === 1, node: bytes.readUInt32BE(1), counter, full: (first & 2) === 2 };
  const header = bytes.subarray(0, sealed.full ? 9 : 7);
  const decipher = createDecipheriv('aes-128-ccm', key, nonceOf(sealed), { authTagLength: 8 });
  decipher.setAuthTag(bytes.subarray(-8));
  decipher.setAAD(header, { plaintextLength: bytes.length - header.length - 8 });
  return Buffer.concat([decipher.update(bytes.subarray(header.length, -8)), decipher.final()]);
}
