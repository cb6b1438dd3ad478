import type { Flash } from '../../core/hal.ts';
import type { EspruinoStorage } from './api.ts';

/** Records stand beside the firmware in Storage, under names of their own: `lw.` and at most 25 characters. */
const PREFIX = 'lw.';

function toText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) text += String.fromCharCode(bytes[i] as number);
  return text;
}

/**
 * Storage writes a file anew before it marks the old one as replaced, and gives room back only when it is compacted: a
 * record that was not being written stays whole.
 */
export function createFlash(storage: EspruinoStorage): Flash {
  function tryWrite(name: string, text: string): boolean {
    try {
      return storage.write(PREFIX + name, text);
    } catch {
      return false;
    }
  }

  return {
    read(name) {
      const text = storage.read(PREFIX + name);
      if (text === undefined) return null;
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i) & 255;
      return bytes;
    },
    write(name, bytes) {
      const text = toText(bytes);
      if (tryWrite(name, text)) return true;
      storage.compact();
      return tryWrite(name, text);
    },
  };
}
