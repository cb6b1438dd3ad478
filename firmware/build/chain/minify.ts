import { type MinifyOptions, minify as terser } from 'terser';
import { firmwareError } from '../errors.ts';

interface Script {
  readonly code: string;
  /** source map, as an object */
  readonly map: object;
}

const FORMAT: MinifyOptions = { ecma: 5, toplevel: true, format: { ecma: 5, ascii_only: true, comments: false } };

/** Nothing is inlined that would bring variables of its own: terser would declare them behind their use. */
const SHRINK: MinifyOptions = {
  ...FORMAT,
  compress: { ecma: 5, passes: 3, toplevel: true, inline: 1 },
  mangle: { toplevel: true },
};

/** In a run of its own, for in the same one as everything else it costs 2 %. */
const HOIST: MinifyOptions = {
  ...FORMAT,
  compress: { defaults: false, hoist_funs: true, hoist_vars: true, toplevel: true },
  mangle: false,
};

async function run({ code, map }: Script, options: MinifyOptions): Promise<Script> {
  const result = await terser(code, { ...options, sourceMap: { content: JSON.stringify(map) } });
  if (result.code === undefined) throw new Error('no output');
  return { code: result.code, map: JSON.parse(String(result.map)) as object };
}

/**
 * Small ES5, in ASCII. Espruino hoists neither functions nor variables, and an assignment above its `var` goes to
 * whatever outer variable has the same short name: so what is declared is declared at the top of its scope.
 */
export async function minify(code: string, map: object): Promise<Script> {
  try {
    const shrunk = await run({ code, map }, SHRINK);
    const hoisted = await run(shrunk, HOIST);
    return { code: `${hoisted.code}\n`, map: hoisted.map };
  } catch (error) {
    throw firmwareError('bundle-failed', `minifying failed: ${(error as Error).message}`, { cause: error });
  }
}
