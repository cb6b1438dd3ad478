import { fileURLToPath } from 'node:url';
import { BY_TEXT_BAN } from '../bans/byText.ts';
import { checkBundle, type Violation } from '../bans/check.ts';
import { firmwareError } from '../errors.ts';
import { bundle, type Entry, entryName } from './bundle.ts';
import { engineNames } from './externs.ts';
import { kept } from './keep.ts';
import { loosen } from './loosen.ts';
import { lower } from './lower.ts';
import { placeOf, type SourceMapData } from './mappings.ts';
import { rename, type Script, shrink } from './minify.ts';
import { chooseNames } from './names.ts';
import { reduce } from './reduce.ts';
import { nameVariables } from './variables.ts';
import { wrap } from './wrap.ts';

export interface Es5Bundle extends Script {
  /** bytes after each step of the chain */
  readonly sizes: { readonly bundled: number; readonly lowered: number; readonly minified: number };
  /** properties that kept their long names since an engine or a record from outside has them too: name to uses */
  readonly kept: Readonly<Record<string, number>>;
}

export interface ChainOptions {
  /** the folder whose `api.ts` declare the engines' names */
  readonly boards?: string;
  /** more files that declare some */
  readonly externs?: readonly string[];
  /** Called before each step. */
  readonly onStep?: (step: string) => void;
}

/** enough for constants to stand where they are used */
const FEW_PASSES = 2;

const BOARDS = fileURLToPath(new URL('../../src/boards', import.meta.url));

function report(violations: readonly Violation[], map: SourceMapData): string {
  return violations
    .map(({ line, column, ban, reason, excerpt }) => {
      const place = placeOf(map, line, column);
      const where = place ? `${place.source}:${place.line}:${place.column}` : `bundle:${line}:${column}`;
      return `  ${where}: ${ban}: ${reason}\n      ... ${excerpt} ...`;
    })
    .join('\n');
}

function check(entry: Entry, { code, map }: Script, ignored = ''): void {
  const violations = checkBundle(code).filter(({ ban }) => ban !== ignored);
  if (violations.length === 0) return;
  throw firmwareError('bundle-banned', `${entryName(entry)} cannot run on every engine:\n${report(violations, map)}`, {
    hint: 'write it in the way the reason says; the rules stand in firmware/build/bans',
  });
}

/**
 * The whole chain: esbuild bundles, Babel lowers to ES5, what nothing uses is left out and what is called once is joined,
 * terser minifies and hoists, and all names but the engines' own become short. Before each of the last steps, and after
 * them, the script is checked for everything that an engine of the fleet cannot run: while it has its names they tell
 * what is meant. Throws `bundle-failed` or `bundle-banned`.
 */
export async function buildEs5(entry: Entry, options: ChainOptions = {}): Promise<Es5Bundle> {
  const { boards = BOARDS, externs = [], onStep = () => {} } = options;
  onStep('bundling');
  const bundled = await bundle(entry);
  const engine = engineNames(boards, externs);
  return kept([entryName(entry), bundled, [...engine].sort()], () => scriptOf(entry, bundled, engine, onStep));
}

async function scriptOf(
  entry: Entry,
  bundled: Script,
  engine: ReadonlySet<string>,
  onStep: (step: string) => void,
): Promise<Es5Bundle> {
  onStep('lowering to ES5');
  const lowered = await lower(bundled.code, bundled.map);
  // the script as it is written, before anything in it is left out: a name that is only looked up by text seems unused
  onStep('checking');
  check(entry, await shrink(lowered, FEW_PASSES));
  onStep('reducing');
  const reduced = await reduce(lowered, engine);
  onStep('minifying');
  const shrunk = await shrink(reduced);
  check(entry, shrunk);
  onStep('naming');
  const names = chooseNames(shrunk.code, engine);
  const minified = wrap(nameVariables(loosen(await rename(shrunk, names))));
  // quotes that said what is data are gone by now
  check(entry, minified, BY_TEXT_BAN.name);
  return {
    ...minified,
    sizes: {
      bundled: Buffer.byteLength(bundled.code),
      lowered: Buffer.byteLength(lowered.code),
      minified: Buffer.byteLength(minified.code),
    },
    kept: names.kept,
  };
}
