import { transformAsync } from '@babel/core';
import { firmwareError } from '../errors.ts';
import { isBuiltin } from './builtins.ts';
import { inlineOnce } from './inlineOnce.ts';
import type { Script } from './minify.ts';
import { prune } from './prune.ts';

/** What can be left out or joined because the script is all there is. `engine`: names that an engine has. */
export async function reduce({ code, map }: Script, engine: ReadonlySet<string>): Promise<Script> {
  try {
    const result = await transformAsync(code, {
      configFile: false,
      babelrc: false,
      sourceType: 'script',
      compact: false,
      inputSourceMap: map,
      sourceMaps: true,
      plugins: [prune((name) => engine.has(name) || isBuiltin(name)), inlineOnce],
    });
    if (!result) throw new Error('no output');
    return result;
  } catch (error) {
    throw firmwareError('bundle-failed', `reducing failed: ${(error as Error).message}`, { cause: error });
  }
}
