import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRakParser } from '../../../gateway/src/transports/rakParser.ts';
import { cut } from '../../support/cut.ts';
import { latin, parseRak, rakLine } from '../../support/rakEvents.ts';

/** Bytes as a bad line would bring them: real lines, cut lines, look-alikes and noise. */
const piece = fc.oneof(
  fc
    .constantFrom('\r\nOK\r\n', '+EVT:', '+EVT:RXP2P, RSSI -60, SNR 11\r\n', '+EVT:AB', '\n', 'AT_', '0\r\n', '+', 'O')
    .map(latin),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ minLength: 590, maxLength: 620 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 250 }), fc.boolean())
    .map(([bytes, old]) => rakLine(bytes, -70, 9, old)),
);
const stream = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.concat(pieces));
const frame = fc.uint8Array({ minLength: 1, maxLength: 250 });

describe('any bytes at all', () => {
  it('mean the same however they were cut into chunks', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 8 }), (bytes, at) => {
        expect(parseRak(cut(bytes, at))).toEqual(parseRak([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, never keep more than one line pending, and are counted no more than once', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const parser = createRakParser(() => {});
        parser.feed(bytes);
        expect(parser.pending()).toBeLessThanOrEqual(560);
        parser.flush();
        expect(parser.pending()).toBe(0);
        expect(parser.discarded()).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('leave the parser able to read the next line after a silence', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        expect(parseRak([bytes], true).pending).toBeLessThanOrEqual(560);
        const events: unknown[] = [];
        const parser = createRakParser((event) => events.push(event));
        parser.feed(bytes);
        parser.flush();
        parser.feed(latin('AT_ERROR\r\n'));
        expect(events.at(-1)).toEqual({ kind: 'error', word: 'AT_ERROR' });
      }),
      { numRuns: 300 },
    );
  });

  it('are read back where a module wrote them, in the words of new and of old firmware', () => {
    fc.assert(
      fc.property(
        frame,
        fc.integer({ min: -200, max: 0 }),
        fc.integer({ min: -30, max: 60 }),
        fc.boolean(),
        (data, rssi, snr, old) => {
          expect(parseRak([rakLine(data, rssi, snr, old)])).toEqual({
            events: [{ kind: 'received', data: Buffer.from(data).toString('hex'), rssi, snr }],
            discarded: 0,
            pending: 0,
          });
        },
      ),
    );
  });

  it('before a frame leave the frame whole, and are all counted', () => {
    // a '+' or a line end would be the start of another line, or the end of this one
    const noise = fc
      .uint8Array({ minLength: 1, maxLength: 2_000 })
      .map((bytes) => Buffer.from(bytes.map((byte) => ([10, 13, 0x2b].includes(byte) ? 0 : byte))));
    fc.assert(
      fc.property(noise, frame, (before, data) => {
        const { events, discarded } = parseRak([before, rakLine(data, -80, 9)]);
        expect(events).toEqual([{ kind: 'received', data: Buffer.from(data).toString('hex'), rssi: -80, snr: 9 }]);
        expect(discarded).toBe(before.length);
      }),
      { numRuns: 300 },
    );
  });
});
