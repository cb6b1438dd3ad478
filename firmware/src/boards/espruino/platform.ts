import type { HalDraft, Platform } from '../launch.ts';
import type { Espruino, EspruinoError } from './api.ts';

/** The records of a node in Storage. */
const PREFIX = 'lw.';
/** The script in Storage, as the engine runs it at its start. */
const SCRIPT = '.bootcde';

/**
 * An exception's stack gives lines and columns within one function only, but shows up to 60 characters of it around the
 * fault, with dots where it cuts: where they stand in the script is the column, give or take 60.
 *
 *         at f (:1:189)
 *     ...n a window"; undefinedThing.x=1; var z="and some more text b...
 *                                   ^
 */
function columnOf(engine: Espruino, error: EspruinoError | string): number {
  const cut = (((error as EspruinoError).stack || '').split('\n')[1] || '').split('...');
  return (engine.require('Storage').read(SCRIPT) || '').indexOf((cut[0] || cut[1]) as string) + 1;
}

/** `cause`: a value of CAUSE. */
export function createPlatform(engine: Espruino, cause: number): Platform {
  const { E, console } = engine;
  const storage = engine.require('Storage');
  const began = engine.getTime();
  const hal: Partial<HalDraft> = {
    cause,
    crash: 0,
    clock: {
      // a fraction of seconds holds microseconds, and not exactly: round. Nobody sets this clock: the console is out of reach
      now: () => Math.floor((engine.getTime() - began) * 1000 + 0.5),
    },
    timers: {
      after: (ms, run) => engine.setTimeout(run, ms),
      cancel: engine.clearTimeout,
    },
    flash: {
      read(name) {
        const text = storage.read(PREFIX + name);
        if (!text) return null;
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
        return bytes;
      },
      write(name, bytes) {
        try {
          return storage.write(PREFIX + name, bytes);
        } catch {
          return false;
        }
      },
    },
    random: (limit) => (E.hwRand() >>> 1) % limit,
    alive: E.kickWatchdog,
    reboot: E.reboot,
  };
  return {
    hal: hal as HalDraft,
    log: console.log,
    onCrash(tell) {
      const process = engine.process;
      engine.process = process;
      process.on('uncaughtException', (error) => tell(columnOf(engine, error)));
    },
  };
}
