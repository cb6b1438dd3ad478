import type { AnalogPin, I2cBus, InputPin, OutputPin, Uart } from '../../buses.ts';
import type { EspruinoApi, EspruinoI2c, EspruinoSerial } from './api.ts';

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

const CHUNK = 64;

export function createUart(serial: EspruinoSerial): Uart {
  const incoming = new Uint8Array(CHUNK);

  function deliver(data: string, receive: (bytes: Uint8Array, length: number) => void): void {
    let length = 0;
    for (let i = 0; i < data.length; i += 1) {
      incoming[length] = data.charCodeAt(i) & 255;
      length += 1;
      if (length === CHUNK || i === data.length - 1) {
        receive(incoming, length);
        length = 0;
      }
    }
  }

  return {
    write(bytes, length) {
      serial.write(new Uint8Array(bytes.buffer, bytes.byteOffset, length));
    },
    onData(receive) {
      serial.on('data', (data) => deliver(data, receive));
    },
  };
}

export interface InputOptions {
  readonly pull: 'input' | 'input_pullup' | 'input_pulldown';
  /** ms that a level must last */
  readonly debounce: number;
}

export function createInput(api: EspruinoApi, pin: string, options: InputOptions): InputPin {
  api.pinMode(pin, options.pull);
  return {
    read: () => api.digitalRead(pin) !== 0,
    onChange(changed) {
      // wakes an nRF52 out of its sleep
      api.setWatch(changed, pin, { repeat: true, edge: 'both', debounce: options.debounce });
    },
  };
}

export function createOutput(api: EspruinoApi, pin: string, level: boolean): OutputPin {
  api.digitalWrite(pin, level ? 1 : 0);
  return {
    write: (high) => api.digitalWrite(pin, high ? 1 : 0),
  };
}

/** analogRead is a fraction of the supply, which the processor measures against its own reference. */
export function createAnalog(api: EspruinoApi, pin: string): AnalogPin {
  return {
    read: () => Math.floor(api.analogRead(pin) * api.getBattery() * 1000),
  };
}
