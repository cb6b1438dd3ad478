import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BoardAbout } from '../src/boards/about.ts';
import type { Entry } from './chain/bundle.ts';
import { firmwareError } from './errors.ts';

/** Where the boards stand. */
export const BOARDS = fileURLToPath(new URL('../src/boards', import.meta.url));

export interface Board extends BoardAbout {
  /** that of its file */
  readonly name: string;
  /** the file of its script, without the ending */
  readonly script: string;
  readonly entry: Entry;
  /** files besides the engines' `api.ts` that declare names of the engine */
  readonly externs?: readonly string[];
}

/** What `start` is called with: the engine's global object, or what the script's surroundings call `engine`. */
const ENGINES: Readonly<Record<BoardAbout['engine'], string>> = {
  espruino: 'global',
  iotjs:
    "{ 'require': require, 'process': process, 'setTimeout': setTimeout, 'clearTimeout': clearTimeout, 'console': console, 'Buffer': Buffer, 'Date': Date, 'Math': Math }",
  sim: 'engine',
};

const ABOUT = /^export const ABOUT\b/m;

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw firmwareError('file-unreadable', `${folder}: ${(error as Error).message}`, {
      hint: 'name the folder that the boards stand in with --boards',
      cause: error,
    });
  }
}

/** What a board's file exports. Throws board-broken: it may not be TypeScript, and whatever it runs may throw. */
async function loadBoard(name: string, file: string): Promise<{ readonly ABOUT?: unknown; readonly start?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { ABOUT?: unknown; start?: unknown };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw firmwareError('board-broken', `${file}: ${said}`, {
      hint: `mend ${name}.ts, or what it imports`,
      cause: error,
    });
  }
}

/** The names of the boards in `folder`: of each file that says what it is about, and stands beside its page. */
export function boardNames(folder = BOARDS): string[] {
  const files = listFolder(folder);
  const withPage = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
  const withAbout = files
    .filter((file) => file.endsWith('.ts') && ABOUT.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -3));
  for (const name of withAbout) {
    if (withPage.includes(name)) continue;
    throw firmwareError('board-incomplete', `the board '${name}' has no page ${join(folder, `${name}.md`)}`, {
      hint: 'a board is two files of one name: NAME.ts and NAME.md, with its wiring, parts, currents and flashing',
    });
  }
  for (const name of withPage) {
    if (withAbout.includes(name)) continue;
    const what = files.includes(`${name}.ts`) ? 'does not export ABOUT' : 'is missing';
    throw firmwareError('board-incomplete', `the page '${name}.md' is that of a board, but ${name}.ts ${what}`, {
      hint: 'a board exports ABOUT (see src/boards/about.ts) and start(engine)',
    });
  }
  return withPage;
}

function isAbout(about: unknown): about is BoardAbout {
  if (typeof about !== 'object' || about === null) return false;
  const { engine, text, budget } = about as Partial<Record<keyof BoardAbout, unknown>>;
  return Object.hasOwn(ENGINES, String(engine)) && typeof text === 'string' && Number.isInteger(budget);
}

/** The radio that is meant: the first unless another is asked for. Throws usage-invalid for one that the board cannot have. */
function chooseRadio(name: string, { radios = [] }: BoardAbout, radio?: string): string | undefined {
  if (radio === undefined || radios.includes(radio)) return radio ?? radios[0];
  throw firmwareError('usage-invalid', `the board '${name}' has no radio '${radio}'`, {
    hint: `its radios are: ${radios.join(', ')}`,
  });
}

/** A board whose script holds one radio has a script for each, the first under the board's own name. */
export function scriptName(
  name: string,
  { oneRadio, radios = [] }: Pick<BoardAbout, 'oneRadio' | 'radios'>,
  radio: string | undefined,
): string {
  return oneRadio && radio !== undefined && radio !== radios[0] ? `${name}.${radio}` : name;
}

/** The board of that name. Throws `board-unknown`, `board-broken`, or `board-incomplete` where it does not say all that it must. */
export async function findBoard(name: string, folder = BOARDS, radio?: string): Promise<Board> {
  const names = boardNames(folder);
  if (!names.includes(name)) {
    throw firmwareError('board-unknown', `there is no board '${name}'`, {
      hint: `the boards are: ${names.join(', ')}`,
    });
  }
  const file = join(folder, `${name}.ts`);
  const { ABOUT: about, start } = await loadBoard(name, file);
  if (!isAbout(about) || typeof start !== 'function') {
    throw firmwareError('board-incomplete', `${file} must export ABOUT, of the type BoardAbout, and start(engine)`, {
      hint: `ABOUT has engine (${Object.keys(ENGINES).join(', ')}), text and budget; see src/boards/about.ts`,
    });
  }
  const chosen = chooseRadio(name, about, radio);
  const built = about.oneRadio && chosen !== undefined ? `, undefined, '${chosen}'` : '';
  const text = `import { start } from ${JSON.stringify(file)};\nstart(${ENGINES[about.engine]}${built});\n`;
  return {
    ...about,
    name,
    script: scriptName(name, about, chosen),
    entry: { name: `${name}.entry.ts`, text },
  };
}

/** The board, once for each script that it can have. */
export async function variantsOf(name: string, folder = BOARDS): Promise<Board[]> {
  const first = await findBoard(name, folder);
  const others = first.oneRadio ? (first.radios ?? []).slice(1) : [];
  return [first, ...(await Promise.all(others.map((radio) => findBoard(name, folder, radio))))];
}
