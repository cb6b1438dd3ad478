import presetEnv from '@babel/preset-env';
import { alias } from './alias.ts';
import type { SourceMapData } from './mappings.ts';
import type { Script } from './minify.ts';
import { slim } from './slim.ts';
import { transformScript } from './transform.ts';

/**
 * ES2020 to ES5. The assumptions keep Babel's helpers to what Espruino has: `for ... of` over arrays becomes a counting
 * loop, and nothing asks for Symbol, Object.freeze or Object.create with properties.
 */
export function lower(code: string, map: SourceMapData): Promise<Script> {
  return transformScript('lowering to ES5', code, map, {
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
}
