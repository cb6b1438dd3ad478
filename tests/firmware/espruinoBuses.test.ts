import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI2cBus, createUart } from '../../firmware/src/boards/espruino/buses.ts';

describe('the I2C bus of an Espruino board', () => {
  it('writes the register without stop and reads on', () => {
    const log: unknown[] = [];
    const bus = createI2cBus({
      setup() {},
      writeTo: (target, data) => log.push([target, data]),
      readFrom(address, quantity) {
        log.push([address, quantity]);
        return Uint8Array.of(7, 8);
      },
    });
    const out = new Uint8Array(3);
    expect(bus.read(0x19, 0xa8, out, 2)).toBe(true);
    expect(bus.write(0x19, 0x20, 0x47)).toBe(true);
    expect([...out]).toEqual([7, 8, 0]);
    expect(log).toEqual([
      [{ address: 0x19, stop: false }, [0xa8]],
      [0x19, 2],
      [0x19, [0x20, 0x47]],
    ]);
  });

  it('is false where the engine throws for a NACK', () => {
    const nack = () => {
      throw new Error('I2C NACK');
    };
    const bus = createI2cBus({ setup() {}, writeTo: nack, readFrom: nack });
    expect(bus.read(0x19, 0x0f, new Uint8Array(1), 1)).toBe(false);
    expect(bus.write(0x19, 0x20, 0)).toBe(false);
  });
});

describe('a UART of an Espruino board', () => {
  it('turns binary strings of any length into the same bytes', () => {
    let hand = (_data: string) => {};
    const uart = createUart({ setup() {}, write() {}, on: (_event, handler) => (hand = handler) });
    let received: number[] = [];
    uart.onData((bytes, length) => received.push(...bytes.subarray(0, length)));
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        received = [];
        for (const chunk of chunks) hand(Buffer.from(chunk).toString('latin1'));
        expect(received).toEqual(chunks.flatMap((chunk) => [...chunk]));
      }),
    );
  });

  it('writes as many bytes as it is told, and no more of the buffer', () => {
    const written: number[][] = [];
    const uart = createUart({ setup() {}, write: (bytes) => written.push([...bytes]), on() {} });
    uart.write(Uint8Array.of(1, 2, 3, 4), 3);
    expect(written).toEqual([[1, 2, 3]]);
  });
});
