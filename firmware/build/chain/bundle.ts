import { build } from 'esbuild';
import { firmwareError } from '../errors.ts';

export interface Bundle {
  readonly code: string;
  /** source map, as an object */
  readonly map: object;
  /** bytes that each source contributes, by path */
  readonly inputs: Readonly<Record<string, number>>;
}

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

/** One script of everything that `entry` imports, in ES2020. */
export async function bundle(entry: string): Promise<Bundle> {
  try {
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      outdir: 'out',
      // as CommonJS, for then `require` stays the engine's own; in a function, since several scripts may share a realm
      format: 'cjs',
      banner: { js: '(function () {' },
      footer: { js: '})();' },
      target: 'es2020',
      platform: 'node',
      external: ENGINE_MODULES,
      legalComments: 'none',
      sourcemap: 'external',
      metafile: true,
      logLevel: 'silent',
    });
    const text = (end: string) => result.outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    const output = Object.values(result.metafile.outputs).find((one) => one.entryPoint !== undefined);
    const inputs = Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput]);
    return { code: text('.js'), map: JSON.parse(text('.js.map')) as object, inputs: Object.fromEntries(inputs) };
  } catch (error) {
    throw firmwareError('bundle-failed', `bundling ${entry} failed:\n${describe(error)}`, { cause: error });
  }
}
