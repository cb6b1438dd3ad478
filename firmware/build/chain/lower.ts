import { transformAsync } from '@babel/core';
import presetEnv from '@babel/preset-env';
import { firmwareError } from '../errors.ts';
import { alias } from './alias.ts';
import type { SourceMapData } from './mappings.ts';
import type { Script } from './minify.ts';
import { slim } from './slim.ts';

/**
 * ES2020 to ES5. The assumptions keep Babel's helpers to what Espruino has: `for ... of` over arrays becomes a counting
 * loop, and nothing asks for Symbol, Object.freeze or Object.create with properties.
 */
export async function lower(code: string, map: SourceMapData): Promise<Script> {
  try {
    const result = await transformAsync(code, {
      configFile: false,
      babelrc: false,
      sourceType: 'script',
      compact: false,
      inputSourceMap: map,
      sourceMaps: true,
      assumptions: {
        iterableIsArray: true,
        noClassCalls: true,
        setPublicClassFields: true,
        superIsCallableConstructor: true,
        noDocumentAll: true,
      },
      presets: [
        [
          presetEnv,
          // names for functions are for debuggers; where one is taken already, Babel wraps the function to give it
          { targets: 'ie 11', loose: true, modules: false, exclude: ['transform-function-name'] },
        ],
      ],
      plugins: [slim, alias],
    });
    if (!result) throw new Error('no output');
    return result;
  } catch (error) {
    throw firmwareError('bundle-failed', `lowering to ES5 failed: ${(error as Error).message}`, { cause: error });
  }
}
