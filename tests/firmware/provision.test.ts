import { crc32 } from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf, withChecksum } from '../../firmware/conformance/record.ts';
import manifest from '../../firmware/package.json' with { type: 'json' };
import { keyBytes, readProvision } from '../../firmware/src/boards/provision.ts';
import { FIRMWARE } from '../../firmware/src/boards/version.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the provisioning record', () => {
  it('is read as it was written', () => {
    expect(readProvision(bytesOf(recordOf('{"address":120}')))).toEqual({
      crc: expect.stringMatching(/^[0-9a-f]{8}$/),
      node: 0x00c0ffee,
      key: '4c6964776174636820746573746b6579',
      radio: { address: 120 },
      water: 'a02yyuw',
      hall: true,
      float: false,
    });
  });

  it('is guarded by the CRC-32 of all that stands behind the checksum', () => {
    const rest = ',"node":1}';
    const crc = crc32([...Buffer.from(rest)], 0, rest.length)
      .toString(16)
      .padStart(8, '0');
    expect(withChecksum(rest)).toBe(`{"crc":"${crc}",${rest.slice(1)}`);
  });

  it('is refused where it is missing, or where one character of it is another', () => {
    expect(readProvision(null)).toBeNull();
    const good = bytesOf(recordOf('{"address":120}'));
    fc.assert(
      fc.property(fc.nat({ max: good.length - 18 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bad = good.slice();
        bad[17 + at] = (bad[17 + at] as number) ^ flip;
        expect(readProvision(bad)).toBeNull();
      }),
    );
  });

  it('is refused where it ends before what the checksum is of', () => {
    expect(readProvision(bytesOf('{"crc":"00000000"'))).toBeNull();
    expect(readProvision(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 48]))).toBeNull();
  });

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(bytesOf)), (bytes) => {
        expect(readProvision(bytes)).toBeNull();
      }),
    );
  });

  it('has a key of 16 bytes in hex', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (key) => {
        expect(keyBytes(Buffer.from(key).toString('hex'))).toEqual(key);
      }),
    );
  });
});

describe('the version that hello carries', () => {
  it('is that of the package', () => {
    const [major = 0, minor = 0, patch = 0] = manifest.version.split('.').map(Number);
    expect(FIRMWARE).toBe(major * 10000 + minor * 100 + patch);
  });
});
