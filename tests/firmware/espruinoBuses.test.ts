import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { createI2cBus, createUart, listen } from '../../firmware/src/boards/espruino/buses.ts';
import { espruinoWith } from '../support/espruinoGlobal.ts';

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
      [{ address: 0x19, stop: true }, [0x20, 0x47]],
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

/** A UART with its port, in virtual time. */
function uartOnBench(idle: number) {
  const time = createVirtualTime();
  const log: unknown[] = [];
  let hand = (_data: string) => {};
  const serial = {
    setup: (baud: number, pins: object) => log.push(['setup', baud, pins]),
    unsetup: () => log.push(['unsetup']),
    write: (bytes: Uint8Array) => log.push([...bytes]),
    on(_event: 'data', handler: (data: string) => void) {
      hand = handler;
    },
  };
  const engine = espruinoWith({
    setTimeout: (run: () => void, ms: number) => time.after(ms, run),
    clearTimeout: (id: number) => time.cancel(id),
    digitalWrite: (pin: string, value: number) => log.push([pin, value]),
  });
  const used: boolean[] = [];
  const uart = createUart(engine, serial, { modemTx: 'D1', modemRx: 'D2' }, idle, (on) => used.push(on));
  return { time, log, uart, used, hand: (data: string) => hand(data) };
}

describe('a UART of an Espruino board', () => {
  it('turns binary strings of any length into the same bytes', () => {
    let hand = (_data: string) => {};
    let received: number[] = [];
    listen({ setup() {}, unsetup() {}, write() {}, on: (_event, handler) => (hand = handler) }, (bytes, length) =>
      received.push(...bytes.subarray(0, length)),
    );
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        received = [];
        for (const chunk of chunks) hand(Buffer.from(chunk).toString('latin1'));
        expect(received).toEqual(chunks.flatMap((chunk) => [...chunk]));
      }),
    );
  });

  it('writes as many bytes as it is told, and no more of the buffer', () => {
    const { uart, log } = uartOnBench(1000);
    uart.write(Uint8Array.of(9, 1, 2, 3, 4).subarray(1), 3);
    expect(log).toEqual([
      ['setup', 115200, { tx: 'D1', rx: 'D2' }],
      [1, 2, 3],
    ]);
  });

  it('is off until it is used, and off again soon after its modem rests, with its line held high', () => {
    const { uart, log, time, used, hand } = uartOnBench(1000);
    uart.onData(() => {});
    time.advance(5000);
    expect(log).toEqual([]);
    uart.write(Uint8Array.of(1), 1);
    time.advance(30000);
    uart.rest(true);
    time.advance(900);
    hand('x');
    time.advance(900);
    expect(used).toEqual([true]);
    time.advance(100);
    expect(log.slice(-2)).toEqual([['unsetup'], ['D1', 1]]);
    expect(used).toEqual([true, false]);
    uart.write(Uint8Array.of(1), 1);
    expect(log.filter((one) => (one as unknown[])[0] === 'setup')).toHaveLength(2);
  });
});
