import { type TransformOptions, transformAsync } from '@babel/core';
import { firmwareError } from '../errors.ts';
import type { SourceMapData } from './mappings.ts';
import type { Script } from './minify.ts';

/** A script as Babel makes it anew: by these options alone, whatever is configured where it runs. Throws `bundle-failed`. */
export async function transformScript(
  step: string,
  code: string,
  map: SourceMapData,
  options: Pick<TransformOptions, 'assumptions' | 'presets' | 'plugins'>,
): Promise<Script> {
  try {
    const result = await transformAsync(code, {
      configFile: false,
      babelrc: false,
      sourceType: 'script',
      compact: false,
      inputSourceMap: map,
      sourceMaps: true,
      ...options,
    });
    if (!result) throw new Error('no output');
    return result;
  } catch (error) {
    throw firmwareError('bundle-failed', `${step} failed: ${(error as Error).message}`, { cause: error });
  }
}
