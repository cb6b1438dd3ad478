import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlatform } from '../../firmware/src/boards/espruino/platform.ts';
import { espruinoWith } from '../support/espruinoGlobal.ts';

/** Storage as the engine has it: names cut at 28 characters, false or an exception where the flash is full. */
function storage(full?: 'false' | 'throws') {
  const files: Record<string, string> = {};
  return {
    files,
    read: (name: string) => files[name.slice(0, 28)],
    write(name: string, data: Uint8Array) {
      if (full === 'throws' || data.length === 0) throw new Error('Unable to find or create file');
      if (full === 'false') return false;
      files[name.slice(0, 28)] = Buffer.from(data).toString('latin1');
      return true;
    },
  };
}

function platformWith(parts: object = {}, store = storage()) {
  const engine = espruinoWith({
    require: () => store,
    getTime: () => 0,
    E: {},
    console: {},
    clearTimeout() {},
    ...parts,
  });
  return { engine, hal: createPlatform(engine, 0).hal, store };
}

describe('the clock of an Espruino board', () => {
  it('counts milliseconds from its start, exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 90_000_000_000 }),
        (start, ms) => {
          let time = start;
          const { clock } = platformWith({ getTime: () => time }).hal;
          time = start + ms / 1000;
          expect(clock.now()).toBe(ms);
        },
      ),
    );
  });
});

describe('records in Espruino Storage', () => {
  it('come back byte for byte', () => {
    const { flash } = platformWith().hal;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(flash.write('state0', bytes)).toBe(true);
        expect(flash.read('state0')).toEqual(bytes);
      }),
    );
  });

  it('stand apart from the files of others, and are null before they are written', () => {
    const { hal, store } = platformWith();
    store.files.state0 = 'not ours';
    expect(hal.flash.read('state0')).toBeNull();
    hal.flash.write('state0', Uint8Array.of(1));
    expect(store.files).toEqual({ state0: 'not ours', 'lw.state0': '\x01' });
  });

  it.each(['false', 'throws'] as const)('are refused, not thrown about, where the flash is full (%s)', (full) => {
    expect(platformWith({}, storage(full)).hal.flash.write('state0', Uint8Array.of(7))).toBe(false);
  });
});

/** What the engine prints for an error within a function: 60 characters of it at most, cut with dots. */
function stackOf(body: string, at: number): string {
  const shown = body.length > 60 && at > 30 ? `...${body.slice(at - 27, at + 33)}` : body.slice(0, 60);
  return `    at f (:1:${at})\n${shown}${body.length > 60 ? '...' : ''}\n${' '.repeat(30)}^\n    at :1:11\nvar q=1;f();\n          ^\n`;
}

describe('a crash on an Espruino board', () => {
  function crashWith(script: string | undefined, error: unknown): number {
    const store = storage();
    if (script !== undefined) store.files['.bootcde'] = script;
    let raise = (_error: unknown) => {};
    // as the engine has it: a new object each time, until somebody makes it a variable
    let kept: object | undefined;
    const create = () => ({ on: (_event: string, handler: typeof raise) => (raise = handler) });
    const engine = Object.defineProperty({ require: () => store, getTime: () => 0, E: {}, console: {} }, 'process', {
      get: () => kept ?? { on() {}, ...(kept === undefined ? { __proto__: create() } : {}) },
      set(value: object) {
        kept = create();
        Object.assign(value, kept);
        kept = value;
      },
    });
    const columns: number[] = [];
    createPlatform(engine as never, 0).onCrash((column) => columns.push(column));
    raise(error);
    return columns[0] as number;
  }

  it('is found in the script by the text around it, within 60 characters', () => {
    const body = `${'var a=1;'.repeat(20)}x.y=undefined.z;${'var b=2;'.repeat(20)}`;
    const script = `!function(){${'1;'.repeat(500)}function f(){${body}}f()}();`;
    const at = body.indexOf('undefined');
    const found = crashWith(script, { stack: stackOf(body, at) });
    expect(Math.abs(found - script.indexOf('x.y=undefined'))).toBeLessThan(60);
    expect(crashWith(script, { stack: stackOf('1;1;1;1;', 3) })).toBeGreaterThan(0);
  });

  it.each([
    ['a thrown text', 'text'],
    ['an error without a stack', {}],
    ['an unknown place', { stack: stackOf('nowhere()', 2) }],
  ])('is at 0 for %s', (_what, error) => {
    expect(crashWith('!function(){f()}();', error)).toBe(0);
  });

  it('is at 0 where the script is not in Storage', () => {
    expect(crashWith(undefined, { stack: stackOf('f()', 1) })).toBe(0);
  });
});
