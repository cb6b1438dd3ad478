import { encodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader } from '../../firmware/build/monitor/frames.ts';
import { frameWords } from '../../firmware/build/monitor/words.ts';
import { BENCH_KEY, BENCH_NODE, sealedHex } from '../support/benchFrames.ts';

const STATUS = { type: 'status', seq: 5, flags: 5, tilt: 123 } as const;
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

describe('the monitor', () => {
  it('says what a sealed frame means, either way', () => {
    const reader = createFrameReader(BENCH_KEY);
    const up = reader.read(bytes(sealedHex(STATUS, 5)));
    expect(up).toMatchObject({ node: BENCH_NODE, counter: 5, message: STATUS });
    expect(frameWords(up)).toMatch(/^status +\d+ bytes {2}.*seq 5.*tilt 123.*flags alarm\+hallOpen/);
    const down = reader.read(bytes(sealedHex({ type: 'ack', seqs: [5] }, 9, 'down')));
    expect(down.message).toEqual({ type: 'ack', seqs: [5] });
  });

  it('follows the counter beyond 16 bits, each way for itself', () => {
    const reader = createFrameReader(BENCH_KEY);
    reader.read(bytes(sealedHex(STATUS, 70_000, 'up', true)));
    expect(reader.read(bytes(sealedHex(STATUS, 70_001)))).toMatchObject({ counter: 70_001, message: STATUS });
    expect(reader.read(bytes(sealedHex({ type: 'ack', seqs: [1] }, 3, 'down')))).toMatchObject({ counter: 3 });
  });

  it('reads a bare frame without a key', () => {
    expect(createFrameReader().read(encodeMessage(STATUS)).message).toEqual(STATUS);
  });

  it('shows the header of a sealed frame that it has no key for, or the wrong one', () => {
    const frame = bytes(sealedHex(STATUS, 5));
    expect(frameWords(createFrameReader().read(frame))).toContain('no key to open it');
    const wrong = createFrameReader('00'.repeat(16)).read(frame);
    expect(wrong).toMatchObject({ node: BENCH_NODE, counter: 5, fault: 'does not open' });
    expect(frameWords(wrong)).toContain('node 0x1a2b3c4d, counter 5');
  });

  it('takes any bytes for what they are', () => {
    const reader = createFrameReader(BENCH_KEY);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 260 }), (frame) => {
        const { message, fault } = reader.read(frame);
        expect((message === undefined) !== (fault === undefined)).toBe(true);
      }),
    );
  });
});
