import type { AnalogPin, I2cBus, InputPin, OutputPin, Uart } from '../../buses.ts';
import type { Espruino, EspruinoI2c, EspruinoSerial } from './api.ts';

/** A register read is a write without stop, then a read; both throw where no part answers. */
export function createI2cBus(i2c: EspruinoI2c): I2cBus {
  return {
    read(address, register, out, length) {
      try {
        i2c.writeTo({ address, stop: false }, [register]);
        const bytes = i2c.readFrom(address, length);
        for (let i = 0; i < length; i += 1) out[i] = bytes[i] as number;
        return true;
      } catch {
        return false;
      }
    },
    write(address, register, value) {
      try {
        i2c.writeTo(address, [register, value]);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Hands what comes in at `serial` on as bytes. */
export function listen(serial: EspruinoSerial, receive: (bytes: Uint8Array, length: number) => void): void {
  serial.on('data', (data) => {
    const bytes = new Uint8Array(data.length);
    for (let i = 0; i < data.length; i += 1) bytes[i] = data.charCodeAt(i);
    receive(bytes, data.length);
  });
}

/**
 * A modem's UART, which is off unless something was written or came in within the last `idle` ms: a receiver that is
 * on costs more than all the rest of a node. What a module says by itself while it is off goes unheard; its driver
 * finds the module out of order at the next command. `used` is told when it goes on and off.
 */
export function createUart(
  engine: Espruino,
  serial: EspruinoSerial,
  pins: { readonly tx: string; readonly rx: string },
  baud: number,
  idle: number,
  used?: (on: boolean) => void,
): Uart {
  let timer = 0;

  function off(): void {
    timer = 0;
    serial.unsetup();
    // a floating line looks like data to the module, and wakes it
    engine.digitalWrite(pins.tx, 1);
    if (used) used(false);
  }

  function on(): void {
    if (timer) {
      engine.clearTimeout(timer);
    } else {
      serial.setup(baud, pins);
      if (used) used(true);
    }
    timer = engine.setTimeout(off, idle);
  }

  return {
    write(bytes, length) {
      on();
      serial.write(new Uint8Array(bytes.buffer, bytes.byteOffset, length));
    },
    onData(receive) {
      listen(serial, (bytes, length) => {
        on();
        receive(bytes, length);
      });
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

export function createOutput(engine: Espruino, pin: string, level: number): OutputPin {
  engine.digitalWrite(pin, level);
  return {
    write(high) {
      engine.digitalWrite(pin, high ? 1 : 0);
    },
  };
}

export function createAnalog(engine: Espruino, pin: string): AnalogPin {
  return {
    read: () => (engine.analogRead(pin) * engine.E.getAnalogVRef() * 1000) | 0,
  };
}
