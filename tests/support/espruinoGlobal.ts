import type { Espruino } from '../../firmware/src/boards/espruino/api.ts';

/** The engine's global object with nothing in it but what a test needs; whatever else is asked for fails the test. */
export function espruinoWith(parts: object): Espruino {
  return new Proxy(parts, {
    get(target, name) {
      if (!(name in target)) throw new Error(`the engine was asked for ${String(name)}`);
      return Reflect.get(target, name);
    },
  }) as Espruino;
}
