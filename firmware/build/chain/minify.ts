import { minify as terser } from 'terser';
import { firmwareError } from '../errors.ts';

/** Small ES5, in ASCII, every function declared at the top of its scope, since Espruino does not hoist. */
export async function minify(code: string, map: object): Promise<{ code: string; map: object }> {
  try {
    const result = await terser(code, {
      ecma: 5,
      toplevel: true,
      compress: { ecma: 5, passes: 3, hoist_funs: true, toplevel: true },
      mangle: { toplevel: true },
      format: { ecma: 5, ascii_only: true, comments: false },
      sourceMap: { content: JSON.stringify(map) },
    });
    if (result.code === undefined) throw new Error('no output');
    return { code: `${result.code}\n`, map: JSON.parse(String(result.map)) as object };
  } catch (error) {
    throw firmwareError('bundle-failed', `minifying failed: ${(error as Error).message}`, { cause: error });
  }
}
