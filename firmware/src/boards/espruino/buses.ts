import type { I2cBus, InputPin, Uart } from '../../buses.ts';
import type { Espruino, EspruinoI2c, EspruinoSerial } from './api.ts';

/** A register read is a write without stop, then a read; both throw where no part answers. */
export function createI2cBus(i2c: EspruinoI2c): I2cBus {
  function transfer(address: number, data: readonly number[], out: Uint8Array, length: number): boolean {
    try {
      i2c.writeTo({ address, stop: !length }, data);
      if (length) {
        const bytes = i2c.readFrom(address, length);
        for (let i = 0; i < length; i += 1) out[i] = bytes[i] as number;
      }
      return true;
    } catch {
      return false;
    }
  }

  return {
    read: (address, register, out, length) => transfer(address, [register], out, length),
    write: (address, register, value) => transfer(address, [register, value], NOTHING, 0),
  };
}

const NOTHING = new Uint8Array(0);

/** Hands what comes in at `serial` on as bytes. */
export function listen(serial: EspruinoSerial, receive: (bytes: Uint8Array, length: number) => void): void {
  serial.on('data', (data) => {
    const bytes = new Uint8Array(data.length);
    for (let i = 0; i < data.length; i += 1) bytes[i] = data.charCodeAt(i);
    receive(bytes, data.length);
  });
}

/** ms that a modem's UART stays on behind the last byte: longer than any command takes. */
const PATIENCE = 60000;

export interface ModemUart extends Uart {
  /** The modem rests from now on: nothing is expected but the replies to what sends it to sleep. Or no longer. */
  rest(on: boolean): void;
}

/**
 * A modem's UART, which is off while the modem rests, but for the first `idle` ms: a receiver that is on costs more than
 * all the rest of a node. What a module says by itself meanwhile goes unheard; its driver finds it out of order at the
 * next command. `keepAwake` is told when the UART goes on and off.
 */
export function createUart(
  engine: Espruino,
  serial: EspruinoSerial,
  pins: { readonly modemTx: string; readonly modemRx: string },
  idle: number,
  keepAwake?: (on: boolean) => void,
): ModemUart {
  let timer = 0;
  let resting = false;

  function turn(on: boolean): void {
    if (on) serial.setup(115200, { tx: pins.modemTx, rx: pins.modemRx });
    else serial.unsetup();
    // a floating line looks like data to the module, and wakes it
    if (!on) engine.digitalWrite(pins.modemTx, 1);
    if (keepAwake) keepAwake(on);
  }

  function use(): void {
    if (timer) engine.clearTimeout(timer);
    else turn(true);
    timer = engine.setTimeout(
      () => {
        timer = 0;
        turn(false);
      },
      resting ? idle : PATIENCE,
    );
  }

  return {
    write(bytes, length) {
      use();
      serial.write(new Uint8Array(bytes.buffer, bytes.byteOffset, length));
    },
    onData(receive) {
      listen(serial, (bytes, length) => {
        use();
        receive(bytes, length);
      });
    },
    rest(on) {
      resting = on;
      if (timer) use();
    },
  };
}

/** `debounce`: ms that a level must last. */
export function createInput(engine: Espruino, pin: string, mode: 'input' | 'input_pullup', debounce: number): InputPin {
  engine.pinMode(pin, mode);
  return {
    read: () => engine.digitalRead(pin) > 0,
    onChange(changed) {
      engine.setWatch(changed, pin, { repeat: true, edge: 'both', debounce });
    },
  };
}
