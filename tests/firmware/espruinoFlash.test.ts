import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlash } from '../../firmware/src/boards/espruino/flash.ts';

/** Storage as the engine has it: names cut at 28 characters, false or an exception where the flash is full. */
function storage(options: { full?: 'false' | 'throws' } = {}) {
  const files: Record<string, string> = {};
  let full = options.full !== undefined;
  let compactions = 0;
  return {
    files,
    compactions: () => compactions,
    read: (name: string) => files[name.slice(0, 28)],
    write(name: string, data: string) {
      if (full && options.full === 'throws') throw new Error('Not enough free space');
      if (full) return false;
      files[name.slice(0, 28)] = data;
      return true;
    },
    compact() {
      compactions += 1;
      full = false;
    },
  };
}

describe('records in Espruino Storage', () => {
  it('come back byte for byte', () => {
    const flash = createFlash(storage());
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(flash.write('state0', bytes)).toBe(true);
        expect(flash.read('state0')).toEqual(bytes);
      }),
    );
  });

  it('stand apart from the files of others, and are null before they are written', () => {
    const store = storage();
    store.files.state0 = 'not ours';
    const flash = createFlash(store);
    expect(flash.read('state0')).toBeNull();
    flash.write('state0', Uint8Array.of(1));
    expect(store.files).toEqual({ state0: 'not ours', 'lw.state0': '\x01' });
  });

  it.each(['false', 'throws'] as const)('are written after room was made, where the flash was full (%s)', (full) => {
    const store = storage({ full });
    expect(createFlash(store).write('state0', Uint8Array.of(7))).toBe(true);
    expect(store.compactions()).toBe(1);
    expect(store.files['lw.state0']).toBe('\x07');
  });

  it('are refused, not thrown about, where no room can be made', () => {
    const store = { ...storage(), write: () => false };
    expect(createFlash(store).write('state0', Uint8Array.of(7))).toBe(false);
  });
});
