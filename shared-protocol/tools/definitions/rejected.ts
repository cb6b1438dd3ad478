import { TRIGGER } from '../../src/index.ts';
import { altered, bare, NODE_A, NODE_B, refused, sealed, type Vector, type VectorFile } from '../vector.ts';

const ALERT = { type: 'alert', seq: 9, flags: 1, trigger: TRIGGER.lift } as const;
const STATUS = { type: 'status', seq: 9, flags: 0 } as const;
const GOOD = sealed('', ALERT, { counter: 9 });

function flip(at: number, mask: number): (frame: Uint8Array) => Uint8Array {
  return (frame) => frame.map((byte, i) => (i === at ? byte ^ mask : byte));
}

function envelope(name: string, reject: NonNullable<Vector['reject']>, vector: Vector): Vector {
  return refused(reject, { ...vector, name });
}

export const REJECTED_FRAMES: VectorFile = {
  file: 'rejected-frames',
  about: 'Sealed frames that a gateway refuses before it looks at the payload.',
  vectors: [
    envelope('one bit of the tag changed', 'bad-tag', altered(GOOD, flip(GOOD.hex.length / 2 - 1, 1))),
    envelope('one bit of the ciphertext changed', 'bad-tag', altered(GOOD, flip(7, 0x80))),
    envelope('the counter in the header changed', 'bad-tag', altered(GOOD, flip(6, 2))),
    envelope('sealed with the key of another node', 'bad-tag', {
      ...altered(sealed('', STATUS, { from: { node: NODE_A.node, key: NODE_B.key }, counter: 9 }), (frame) => frame),
      key: NODE_A.key,
    }),
    envelope(
      'the tag cut short',
      'bad-tag',
      altered(GOOD, (frame) => frame.subarray(0, frame.length - 1)),
    ),
    envelope(
      'a byte added',
      'bad-tag',
      altered(GOOD, (frame) => Uint8Array.of(...frame, 0)),
    ),
    envelope('a counter that was accepted before', 'replayed', sealed('', STATUS, { counter: 9, accepted: [9] })),
    envelope('accepted before, and the window has moved on', 'replayed', {
      ...sealed('', STATUS, { counter: 37, accepted: [37, 100] }),
    }),
    envelope('64 behind: the window cannot tell', 'stale', sealed('', STATUS, { counter: 36, accepted: [100] })),
    envelope(
      'a lead of 32,769 with 16 bits of counter looks like an old frame',
      'stale',
      sealed('', STATUS, { counter: 102769, accepted: [70000] }),
    ),
    envelope('an old hello, played back', 'stale', sealed('', STATUS, { counter: 5, full: true, accepted: [300] })),
    envelope('a downlink, heard by a gateway', 'wrong-direction', {
      ...sealed('', { type: 'ack', seqs: [9] }, { direction: 'down', counter: 1 }),
      direction: 'up',
    }),
    envelope(
      'cut to 14 bytes',
      'too-short',
      altered(GOOD, (frame) => frame.subarray(0, 14)),
    ),
    envelope(
      'a full header, cut to 16 bytes',
      'too-short',
      altered(sealed('', STATUS, { counter: 9, full: true }), (frame) => frame.subarray(0, 16)),
    ),
    envelope(
      '241 bytes',
      'too-long',
      altered(GOOD, (frame) => {
        const long = new Uint8Array(241);
        long.set(frame);
        return long;
      }),
    ),
    envelope('version 2 in the high nibble', 'unknown-profile', altered(GOOD, flip(0, 0x30))),
    envelope('a reserved bit of the first byte set', 'unknown-profile', altered(GOOD, flip(0, 0x04))),
    envelope('authentic, but the payload is not CBOR', 'malformed', sealed('', { raw: 'a1 01' }, { counter: 9 })),
  ],
};

function payload(name: string, reject: NonNullable<Vector['reject']>, raw: string): Vector {
  return refused(reject, bare(name, { raw }));
}

export const REJECTED_PAYLOADS: VectorFile = {
  file: 'rejected-payloads',
  about: 'Bare payloads that a gateway refuses.',
  vectors: [
    payload('nothing', 'too-short', ''),
    payload('cut in the middle of a head', 'malformed', 'a2 01 19 03'),
    payload('a pair short', 'malformed', 'a2 01 05'),
    payload('a byte too many', 'malformed', 'a2 01 05 07 00 00'),
    payload('text longer than what is left', 'malformed', 'a3 01 05 07 00 11 70 61 62'),
    payload('an array of four thousand million', 'malformed', 'a3 01 05 07 00 0a 9a ff ff ff ff'),
    payload('an item five levels below the map', 'malformed', 'a3 01 05 07 00 18 28 81 81 81 81 00'),
    payload('text that is not UTF-8', 'malformed', 'a3 01 05 07 00 18 28 62 c3 28'),
    payload('a reserved head (additional information 28)', 'malformed', 'a3 01 05 07 00 18 28 1c'),
    payload('an integer in two bytes where one would do', 'not-deterministic', 'a2 01 18 05 07 00'),
    payload('a key in two bytes where one would do', 'not-deterministic', 'a2 01 05 18 07 00'),
    payload('keys out of order', 'not-deterministic', 'a2 07 00 01 05'),
    payload('a key that comes twice', 'not-deterministic', 'a3 01 05 07 00 07 01'),
    payload('a map of indefinite length', 'not-deterministic', 'bf 01 05 07 00 ff'),
    payload('a half-precision float', 'not-deterministic', 'a3 01 05 04 f9 4d 00 07 00'),
    payload('a double-precision float', 'not-deterministic', 'a3 01 05 04 fb 40 34 00 00 00 00 00 00 07 00'),
    payload('a tag (epoch time)', 'not-deterministic', 'a3 01 05 04 c1 14 07 00'),
    payload('a big integer (tag 2)', 'not-deterministic', 'a3 01 05 04 c2 41 14 07 00'),
    payload('a record of one CBOR library (tag 57343)', 'not-deterministic', 'd9 df ff 83 19 e0 00 81 61 61 01'),
    payload('an integer over 32 bits', 'not-deterministic', 'a3 01 05 04 1b 00 00 00 01 00 00 00 00 07 00'),
    payload('undefined', 'not-deterministic', 'a3 01 05 04 f7 07 00'),
    payload('an array', 'not-a-map', '82 01 05'),
    payload('an integer', 'not-a-map', '05'),
    payload('a text key', 'not-a-map', 'a3 01 05 07 00 61 61 00'),
    payload('a negative key', 'not-a-map', 'a3 01 05 07 00 20 00'),
    payload('type 99', 'unknown-type', 'a3 00 18 63 01 05 07 00'),
    payload('type null', 'wrong-kind', 'a3 00 f6 01 05 07 00'),
    payload('no flags', 'missing-field', 'a1 01 05'),
    payload('an alert without a trigger', 'missing-field', 'a3 00 01 01 05 07 00'),
    payload('an empty map', 'missing-field', 'a0'),
    payload('tilt as text', 'wrong-kind', 'a3 01 05 04 61 31 07 00'),
    payload('tilt as a one-element array', 'wrong-kind', 'a3 01 05 04 81 01 07 00'),
    payload('flags as true', 'wrong-kind', 'a2 01 05 07 f5'),
    payload('a series that is not an array', 'wrong-kind', 'a4 00 01 07 00 0a 05 0c 01'),
    payload('a series with a text in it', 'wrong-kind', 'a4 00 01 07 00 0a 81 60 0c 01'),
    payload('tilt 180.1 degrees', 'out-of-range', 'a3 01 05 04 19 07 09 07 00'),
    payload('water -1001 mm', 'out-of-range', 'a3 01 05 05 39 03 e8 07 00'),
    payload('temperature -2^32', 'out-of-range', 'a3 01 05 03 3a ff ff ff ff 07 00'),
    payload('battery 256', 'out-of-range', 'a3 01 05 02 19 01 00 07 00'),
    payload('an empty series', 'out-of-range', 'a4 00 01 07 00 0a 80 0c 01'),
    payload('a series of seventeen', 'out-of-range', `a4 00 01 07 00 0a 91 ${'00'.repeat(17)} 0c 01`),
    payload('a board name of seventeen characters', 'out-of-range', `a3 00 02 10 01 11 71 ${'61'.repeat(17)}`),
    payload('a board name with an escape character', 'out-of-range', 'a3 00 02 10 01 11 62 1b 5b'),
    payload('a message that only a gateway sends', 'wrong-direction', 'a2 00 03 14 81 05'),
  ],
};
