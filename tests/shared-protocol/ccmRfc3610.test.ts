import { createCipheriv } from 'node:crypto';
import { BAD_TAG, createAes128, createCcm } from '@lidwatch/protocol';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../support/hex.ts';
import { RFC3610 } from './data/rfc3610.ts';

describe.each(RFC3610.map((vector, i) => ({ ...vector, number: i + 1 })))('packet vector $number', (vector) => {
  const header = fromHex(vector.header);
  const payload = fromHex(vector.payload);
  const sealed = fromHex(vector.sealed);
  const nonce = fromHex(vector.nonce);
  const tagLength = sealed.length - payload.length;
  const ccm = createCcm(createAes128(fromHex(vector.key)), tagLength);

  test('was copied right: node:crypto agrees', () => {
    const cipher = createCipheriv('aes-128-ccm', fromHex(vector.key), nonce, { authTagLength: tagLength });
    cipher.setAAD(header, { plaintextLength: payload.length });
    const body = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
    expect(body.toString('hex')).toBe(vector.sealed);
  });

  test('is sealed byte for byte', () => {
    const frame = new Uint8Array(header.length + sealed.length);
    frame.set(header);
    frame.set(payload, header.length);
    expect(ccm.seal(nonce, frame, header.length, payload.length)).toBe(frame.length);
    expect(toHex(frame)).toBe(vector.header + vector.sealed);
  });

  test('is opened, and is not once a byte differs', () => {
    const frame = Uint8Array.of(...header, ...sealed);
    const spoilt = frame.map((byte, i) => (i === header.length ? byte ^ 1 : byte));
    expect(ccm.open(nonce, frame, header.length, frame.length)).toBe(payload.length);
    expect(toHex(frame.subarray(header.length, header.length + payload.length))).toBe(vector.payload);
    expect(ccm.open(nonce, spoilt, header.length, spoilt.length)).toBe(BAD_TAG);
  });
});
