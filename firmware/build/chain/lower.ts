import { type TransformOptions, transformAsync } from '@babel/core';
import presetEnv from '@babel/preset-env';
import { firmwareError } from '../errors.ts';
import { alias } from './alias.ts';
import { inlineOnce } from './inlineOnce.ts';
import type { SourceMapData } from './mappings.ts';
import type { Script } from './minify.ts';
import { slim } from './slim.ts';

/** What both passes over a script have in common. */
const PASS = { configFile: false, babelrc: false, sourceType: 'script', compact: false, sourceMaps: true } as const;

/** names for functions are for debuggers; where one is taken already, Babel wraps the function to give it */
const ES5 = { targets: 'ie 11', loose: true, modules: false, exclude: ['transform-function-name'] };

async function run(
  code: string,
  map: SourceMapData,
  options: Pick<TransformOptions, 'assumptions' | 'presets' | 'plugins'>,
) {
  const result = await transformAsync(code, { ...PASS, inputSourceMap: map, ...options });
  if (!result) throw new Error('no output');
  return result;
}

/**
 * ES2020 to ES5. The assumptions keep Babel's helpers to what Espruino has: `for ... of` over arrays becomes a counting
 * loop, and nothing asks for Symbol, Object.freeze or Object.create with properties. A second pass, over ES5 alone,
 * inlines what is called once.
 */
export async function lower(code: string, map: SourceMapData): Promise<Script> {
  try {
    const lowered = await run(code, map, {
      assumptions: {
        iterableIsArray: true,
        noClassCalls: true,
        setPublicClassFields: true,
        superIsCallableConstructor: true,
        noDocumentAll: true,
      },
      presets: [[presetEnv, ES5]],
      plugins: [slim, alias],
    });
    return await run(lowered.code, lowered.map, { plugins: [inlineOnce] });
  } catch (error) {
    throw firmwareError('bundle-failed', `lowering to ES5 failed: ${(error as Error).message}`, { cause: error });
  }
}
