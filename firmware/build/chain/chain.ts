import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative } from 'node:path';
import { checkBundle, type Violation } from '../bans/check.ts';
import { firmwareError } from '../errors.ts';
import { bundle } from './bundle.ts';
import { lower } from './lower.ts';
import { minify } from './minify.ts';

export interface Es5Bundle {
  /** the script for the engine */
  readonly code: string;
  /** bytes after each step of the chain */
  readonly sizes: { readonly bundled: number; readonly lowered: number; readonly minified: number };
  /** bytes that each source contributes to the bundled step, by path */
  readonly inputs: Readonly<Record<string, number>>;
}

/** `path:line:column` of a violation in the sources, where the map knows it. */
function sourceOf(map: SourceMap, { line, column }: Violation): string {
  const entry = map.findEntry(line - 1, column - 1);
  if (!('originalSource' in entry) || !entry.originalSource) return `bundle:${line}:${column}`;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function report(violations: readonly Violation[], map: object): string {
  const payload = new SourceMap(map as SourceMapPayload);
  return violations
    .map((one) => `  ${sourceOf(payload, one)}: ${one.ban}: ${one.reason}\n      ... ${one.excerpt} ...`)
    .join('\n');
}

/**
 * The whole chain: esbuild bundles, Babel lowers to ES5, terser minifies and hoists, and the result is checked for
 * everything that an engine of the fleet cannot run. Throws `bundle-failed` or `bundle-banned`.
 */
export async function buildEs5(entry: string): Promise<Es5Bundle> {
  const bundled = await bundle(entry);
  const lowered = await lower(bundled.code, bundled.map);
  const minified = await minify(lowered.code, lowered.map);
  const violations = checkBundle(minified.code);
  if (violations.length > 0) {
    throw firmwareError(
      'bundle-banned',
      `${relative(process.cwd(), entry)} cannot run on every engine:\n${report(violations, minified.map)}`,
      { hint: 'write it in the way the reason says; the rules stand in firmware/build/bans' },
    );
  }
  return {
    code: minified.code,
    sizes: {
      bundled: Buffer.byteLength(bundled.code),
      lowered: Buffer.byteLength(lowered.code),
      minified: Buffer.byteLength(minified.code),
    },
    inputs: bundled.inputs,
  };
}
