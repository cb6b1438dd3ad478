import { CAUSE } from '@lidwatch/protocol';
import type { HalDraft, Platform } from '../launch.ts';
import type { IotBuffer, Iotjs, IotTimer } from './api.ts';

/** Records are files in the node's folder, named by the start's first argument, or the folder that it is started in. */
const PREFIX = '/lw.';
/** What the program ends with where it wants to be started again. */
const AGAIN = 1;

export function toBytes(data: IotBuffer): Uint8Array {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = data.readUInt8(i);
  return bytes;
}

export function toBuffer(engine: Iotjs, bytes: Uint8Array, length: number): IotBuffer {
  const data = new engine.Buffer(length);
  for (let i = 0; i < length; i += 1) data.writeUInt8(bytes[i] as number, i);
  return data;
}

/**
 * A restart is the end of the program: a service starts it again, and may say why it did by a second argument, a value
 * of CAUSE. There is no watchdog within the engine; the service's own may take the place.
 */
export function createPlatform(engine: Iotjs): Platform {
  const { process, console } = engine;
  const fs = engine.require('fs');
  const path = (process.argv[2] || '.') + PREFIX;
  const timers: Record<number, IotTimer | undefined> = {};
  let count = 0;
  let last = engine.Date.now();
  let elapsed = 0;
  const hal: Partial<HalDraft> = {
    cause: Number(process.argv[3]) || CAUSE.unknown,
    crash: 0,
    clock: {
      now() {
        // the clock may be set: a step back is taken for no time at all, and never shown to the core
        const time = engine.Date.now();
        if (time > last) elapsed += time - last;
        last = time;
        return elapsed;
      },
    },
    timers: {
      after(ms, run) {
        count += 1;
        const mine = count;
        timers[mine] = engine.setTimeout(() => {
          delete timers[mine];
          run();
        }, ms || 1);
        return mine;
      },
      cancel(handle) {
        engine.clearTimeout(timers[handle]);
        delete timers[handle];
      },
    },
    flash: {
      read: (name) => (fs.existsSync(path + name) ? toBytes(fs.readFileSync(path + name)) : null),
      write(name, bytes) {
        try {
          // under another name first: a record that is being written when the power fails stays as it was
          const whole = fs.writeFileSync(`${path}new`, toBuffer(engine, bytes, bytes.length)) === bytes.length;
          if (whole) fs.renameSync(`${path}new`, path + name);
          return whole;
        } catch {
          return false;
        }
      },
    },
    random: (limit) => (engine.Math.random() * limit) | 0,
    alive() {},
    reboot() {
      process.exit(AGAIN);
    },
  };
  return {
    hal: hal as HalDraft,
    log: console.log,
    onCrash(tell) {
      process.on('uncaughtException', (error) => {
        // with a listener the engine itself says nothing
        console.log(`lidwatch: ${error}`);
        // an error has no stack in this engine
        tell(0);
      });
    },
  };
}
