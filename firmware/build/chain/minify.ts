import { type CompressOptions, type ManglePropertiesOptions, type MinifyOptions, minify as terser } from 'terser';
import { firmwareError } from '../errors.ts';
import type { SourceMapData } from './mappings.ts';
import type { Names } from './names.ts';

export interface Script {
  readonly code: string;
  readonly map: SourceMapData;
}

/** Quotes around a property stay until the names are chosen: they say that it is data. */
const FORMAT: MinifyOptions = {
  ecma: 5,
  toplevel: true,
  format: { ecma: 5, ascii_only: true, comments: false, keep_quoted_props: true },
};

/**
 * - `inline`: nothing that would bring variables of its own: terser would declare them behind their use.
 * - `reduce_funcs`: a function that is called once is not put where it is called, for there it would be made anew at
 *   each call, and a hot path must allocate nothing. 1 %; most of it comes back by `inlineOnce.ts`.
 * - `pure_getters`: no accessor exists, so reading a property does nothing else.
 * - `pure_funcs`: nobody listens to the trace of a node in the field.
 */
const SHRINK: MinifyOptions = {
  ...FORMAT,
  compress: {
    ecma: 5,
    toplevel: true,
    inline: 1,
    reduce_funcs: false,
    pure_getters: true,
    pure_funcs: ['trace', 'events.trace'],
    properties: false,
  },
  mangle: { toplevel: true },
};

/** Beyond these nothing gets smaller. */
const PASSES = 6;

/** In a run of its own, for in the same one as everything else it costs 2 %. */
const HOIST: MinifyOptions = {
  ...FORMAT,
  compress: { defaults: false, hoist_funs: true, hoist_vars: true, toplevel: true },
  mangle: false,
};

async function run(step: string, { code, map }: Script, options: MinifyOptions): Promise<Script> {
  try {
    const result = await terser(code, {
      ...options,
      sourceMap: { content: JSON.stringify(map), includeSources: true },
    });
    if (result.code === undefined) throw new Error('no output');
    return { code: result.code, map: JSON.parse(String(result.map)) as SourceMapData };
  } catch (error) {
    throw firmwareError('bundle-failed', `${step} failed: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Small ES5, in ASCII, its properties under their own names. Espruino hoists neither functions nor variables, and an
 * assignment above its `var` goes to whatever outer variable has the same short name: so what is declared is declared
 * at the top of its scope.
 */
export async function shrink(script: Script, passes = PASSES): Promise<Script> {
  const { compress, ...options } = SHRINK;
  const shrunk = await run('minifying', script, { ...options, compress: { ...(compress as CompressOptions), passes } });
  return run('hoisting', shrunk, HOIST);
}

/** terser's cache of names puts a `$` before each. */
function cacheOf(names: Readonly<Record<string, string>>): { props: Record<string, string> } {
  return { props: Object.fromEntries(Object.entries(names).map(([name, short]) => [`$${name}`, short])) };
}

/** Gives the properties the names that were chosen. */
export function rename(script: Script, { properties }: Names): Promise<Script> {
  // a new object each time, for terser writes into it; its declarations leave out `only_cache`: nothing but what is in
  // the cache gets another name
  const options = { builtins: true, keep_quoted: true, only_cache: true } as ManglePropertiesOptions;
  return run('renaming', script, {
    ecma: 5,
    toplevel: true,
    compress: { defaults: false, properties: true },
    format: { ecma: 5, ascii_only: true, comments: false },
    // variables too, for want of a switch; `variables.ts` names them after this
    mangle: { toplevel: true, properties: options },
    nameCache: { props: cacheOf(properties) },
  });
}
