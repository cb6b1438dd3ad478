import { runInNewContext } from 'node:vm';
import { reduce } from '../../firmware/build/chain/reduce.ts';

const NO_MAP = { version: 3, names: [], sources: ['x.js'], mappings: 'AAAA' };

/** A script of ES5 after the whole-program steps of the build. `engine`: names that an engine has. */
export async function reduced(code: string, engine: readonly string[] = []): Promise<string> {
  return (await reduce({ code, map: NO_MAP }, new Set(engine))).code;
}

/**
 * All that a script gives to `tell`, which returns how often it was called, and the message that it ends with. `shown`: what becomes
 * of a value in a text, as for JSON.stringify.
 */
export function toldBy(code: string, shown?: (key: string, value: unknown) => unknown): unknown[] {
  const told: unknown[] = [];
  const tell = (value: unknown) => {
    told.push(JSON.stringify(value, shown) ?? 'undefined');
    return told.length;
  };
  try {
    runInNewContext(code, { tell }, { timeout: 2000 });
  } catch (error) {
    told.push((error as Error).message);
  }
  return told;
}
