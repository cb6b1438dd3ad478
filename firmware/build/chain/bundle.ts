import { posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { firmwareError } from '../errors.ts';
import type { SourceMapData } from './mappings.ts';
import type { Script } from './minify.ts';

/** The project: sources are named from here, whatever folder a command is called in. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** esbuild wants to know where it would write, and names the sources from there */
const OUT = 'out';

interface EsbuildMessage {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number; readonly column: number } | null;
}

function describe(error: unknown): string {
  const messages = (error as { errors?: readonly EsbuildMessage[] }).errors;
  if (!messages?.length) return String(error);
  return messages
    .map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
    )
    .join('\n');
}

/** Modules that the engine itself brings. */
const ENGINE_MODULES = ['Storage'];

/** Where a script begins: a file, or a text that imports what it needs by absolute paths. */
export type Entry = string | { readonly name: string; readonly text: string };

export function entryName(entry: Entry): string {
  return typeof entry === 'string' ? relative(ROOT, entry) : entry.name;
}

function beginAt(entry: Entry): BuildOptions {
  if (typeof entry === 'string') return { entryPoints: [entry] };
  return { stdin: { contents: entry.text, sourcefile: entry.name, resolveDir: ROOT, loader: 'ts' } };
}

/** One script of everything that `entry` imports, in ES2020, open: nothing is wrapped around it. */
export async function bundle(entry: Entry): Promise<Script> {
  try {
    const result = await build({
      ...beginAt(entry),
      bundle: true,
      write: false,
      absWorkingDir: ROOT,
      outdir: OUT,
      // as CommonJS, for then `require` stays the engine's own
      format: 'cjs',
      target: 'es2020',
      // no "use strict": Espruino ignores it, and TypeScript has found what it would find
      tsconfigRaw: {},
      platform: 'node',
      external: ENGINE_MODULES,
      legalComments: 'none',
      sourcemap: 'external',
      logLevel: 'silent',
    });
    const text = (end: string) => result.outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    const map = JSON.parse(text('.js.map')) as SourceMapData;
    return { code: text('.js'), map: { ...map, sources: map.sources.map((source) => posix.join(OUT, source)) } };
  } catch (error) {
    throw firmwareError('bundle-failed', `bundling ${entryName(entry)} failed:\n${describe(error)}`, { cause: error });
  }
}
