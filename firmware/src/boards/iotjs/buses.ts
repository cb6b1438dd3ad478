import type { I2cBus, InputPin, OutputPin, Uart } from '../../buses.ts';
import type { Timers } from '../../core/hal.ts';
import type { Iotjs } from './api.ts';
import { toBytes } from './platform.ts';

/** ms between two looks at a pin */
const POLL = 100;

/** One part: IoT.js knows no bus without an address. */
export function createI2cPart(engine: Iotjs, device: string, address: number): I2cBus {
  const part = engine.require('i2c').openSync({ device, address });

  function transfer(data: number[], out?: Uint8Array, length?: number): boolean {
    try {
      part.writeSync(data);
      if (out && length) {
        const bytes = part.readSync(length);
        for (let i = 0; i < length; i += 1) out[i] = bytes[i] as number;
      }
      return true;
    } catch {
      return false;
    }
  }

  return {
    read: (_address, register, out, length) => transfer([register], out, length),
    write: (_address, register, value) => transfer([register, value]),
  };
}

/** For dialects that are ASCII: the engine sends text, and what is beyond it as two bytes. */
export function createUart(engine: Iotjs, device: string, baudRate: number): Uart {
  const port = engine.require('uart').openSync({ device, baudRate });
  return {
    write(bytes, length) {
      let text = '';
      for (let i = 0; i < length; i += 1) text += String.fromCharCode(bytes[i] as number);
      try {
        port.writeSync(text);
      } catch {
        // the line takes no more: the command gets no reply, and is repeated
      }
    },
    onData(receive) {
      port.on('data', (data) => {
        const bytes = toBytes(data);
        // out of the listener, whose exceptions are lost
        engine.process.nextTick(() => receive(bytes, bytes.length));
      });
    },
  };
}

/** Looked at all the time, since the engine tells of no edge: see the declaration of `gpio` in api.ts. */
export function createInput(engine: Iotjs, timers: Timers, pin: number): InputPin {
  const gpio = engine.require('gpio');
  const input = gpio.openSync({ pin, direction: gpio.DIRECTION.IN });
  return {
    read: () => input.readSync(),
    onChange(changed) {
      let before = input.readSync();
      function look(): void {
        timers.after(POLL, look);
        const level = input.readSync();
        if (level === before) return;
        before = level;
        changed();
      }
      timers.after(POLL, look);
    },
  };
}

export function createOutput(engine: Iotjs, pin: number, level: boolean): OutputPin {
  const gpio = engine.require('gpio');
  const output = gpio.openSync({ pin, direction: gpio.DIRECTION.OUT });
  output.writeSync(level);
  return {
    write(high) {
      output.writeSync(high);
    },
  };
}
