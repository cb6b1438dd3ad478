import type { EspruinoSerial } from '../../src/boards/espruino/api.ts';
import { createNoise } from './noise.ts';

/** A UART that hands over what came in pieces of any length, as binary strings; deaf and mute while it is not set up. */
export interface FakeSerial {
  readonly serial: EspruinoSerial;
  receive(bytes: Uint8Array, length: number): void;
  /** the pin of its receiver, or an empty text while it is off */
  pin(): string;
}

/** `call` runs a handler as the engine does. */
export function createFakeSerial(
  write: (bytes: Uint8Array, length: number) => void,
  call: (run: () => void) => void,
): FakeSerial {
  const cut = createNoise(7);
  const handlers: ((data: string) => void)[] = [];
  let rx = '';
  let on = false;

  function deliver(data: string): void {
    for (let i = 0; i < handlers.length; i += 1) call(() => (handlers[i] as (data: string) => void)(data));
  }

  return {
    serial: {
      setup(_baud, options) {
        on = true;
        rx = options.rx || '';
      },
      unsetup() {
        on = false;
        rx = '';
      },
      write(bytes) {
        if (on) write(bytes, bytes.length);
      },
      on(_event, handler) {
        handlers.push(handler);
      },
    },
    receive(bytes, length) {
      let data = '';
      let piece = 1 + cut(12);
      for (let i = 0; i < length; i += 1) {
        data += String.fromCharCode(bytes[i] as number);
        if (data.length === piece || i === length - 1) {
          deliver(data);
          data = '';
          piece = 1 + cut(12);
        }
      }
    },
    pin: () => rx,
  };
}
