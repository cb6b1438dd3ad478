import { createRylrParser } from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../support/cut.ts';
import { copyOf, parseRylr, rcvLine } from '../support/rylrEvents.ts';

/** Bytes as a bad line would bring them: real lines, cut lines, look-alikes and noise. */
const piece = fc.oneof(
  fc
    .constantFrom(
      '+OK\r\n',
      '+ERR=12\r\n+ERR=10\r\n',
      '+READY\r\n',
      '+RCV=',
      '+RCV=1,240,',
      '+',
      '\r\n',
      ',-1,2\r\n',
      '+O',
    )
    .map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 240 }).map((bytes) => rcvLine(3, bytes, -70, 11)),
);
const stream = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.concat(pieces));

describe('any bytes at all', () => {
  it('mean the same however they were cut into chunks', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 8 }), (bytes, at) => {
        expect(parseRylr(cut(bytes, at))).toEqual(parseRylr([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, never keep more than one frame pending, and are all accounted for', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const parser = createRylrParser(() => {});
        parser.feed(bytes, bytes.length);
        expect(parser.pending()).toBeLessThanOrEqual(280);
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
        const events: unknown[] = [];
        const parser = createRylrParser((event) => events.push(copyOf(event)));
        parser.feed(bytes, bytes.length);
        parser.flush();
        parser.feed(Buffer.from('+ERR=4\r\n'), 8);
        expect(events.at(-1)).toEqual({ kind: 'error', code: 4 });
      }),
      { numRuns: 500 },
    );
  });

  it('are read back where a module wrote them', () => {
    fc.assert(
      fc.property(
        fc.nat(65535),
        fc.uint8Array({ maxLength: 240 }),
        fc.integer({ min: -200, max: 0 }),
        fc.integer({ min: -30, max: 60 }),
        (address, data, rssi, snr) => {
          expect(parseRylr([rcvLine(address, data, rssi, snr)])).toEqual({
            events: [{ kind: 'received', address, data: Buffer.from(data).toString('hex'), rssi, snr }],
            discarded: 0,
            pending: 0,
          });
        },
      ),
    );
  });
});
