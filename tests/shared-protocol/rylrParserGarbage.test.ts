import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRylr, rcvLine } from '../support/rylrEvents.ts';

const latin = (value: string) => Buffer.from(value, 'latin1');

describe('garbage on the line', () => {
  it.each([
    ['noise before a line', '\x00\xff?+OK\r\n', 3],
    ['a line that lost its end', '+O+OK\r\n', 2],
    ['an error code that is none', '+ERR=x\r\n+OK\r\n', 6],
    ['an empty line name', '+\r\n+=\r\n+OK\r\n', 3],
    ['a +RCV longer than a module can send', '+RCV=1,241,xx\r\n+OK\r\n', 13],
    ['an address beyond 65535', '+RCV=65536,1,x,-1,1\r\n+OK\r\n', 19],
    ['a +RCV whose length does not fit its data', '+RCV=1,2,xyz,-1,1\r\n+OK\r\n', 17],
    ['a line without end', `+${'A'.repeat(200)}\r\n+OK\r\n`, 201],
  ])('%s is counted, and the next line is read', (_name, bytes, discarded) => {
    expect(parseRylr([latin(bytes)])).toEqual({ events: [{ kind: 'ok' }], discarded, pending: 0 });
  });

  it('a +RCV that lost bytes swallows the next line only until the line is silent', () => {
    const chunks = [latin('+RCV=1,30,ab'), latin('+OK\r\n')];
    expect(parseRylr(chunks, false)).toMatchObject({ events: [], pending: 17 });
    expect(parseRylr(chunks)).toMatchObject({ events: [{ kind: 'ok' }], discarded: 12 });
  });

  it('any bytes without a plus sign before a frame leave the frame whole', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }).map((bytes) => bytes.map((b) => (b === 0x2b ? 0 : b))),
        fc.uint8Array({ maxLength: 240 }),
        (noise, data) => {
          const { events } = parseRylr([noise, rcvLine(7, data, -80, 9)]);
          expect(events).toEqual([
            { kind: 'received', address: 7, data: Buffer.from(data).toString('hex'), rssi: -80, snr: 9 },
          ]);
        },
      ),
    );
  });
});
