import { join } from 'node:path';
import type { Command } from 'commander';
import { BOARDS, findBoard } from '../boards.ts';
import { placeOf, type SourceMapData } from '../chain/mappings.ts';
import { firmwareError } from '../errors.ts';
import { DIST, readText } from './console.ts';

function parsePlace(text: string): { readonly column: number; readonly line: number } {
  const match = /^(\d{1,6})(?::(\d{1,6}))?$/.exec(text);
  const column = Number(match?.[1]);
  const line = Number(match?.[2] ?? 1);
  if (!match || column < 1 || line < 1) {
    throw firmwareError('usage-invalid', `'${text}' is not COLUMN or COLUMN:LINE, both from 1`, {
      hint: 'a script has one line, so that the column alone says where: lidwatch-fw where --board rak5010 1234',
    });
  }
  return { column, line };
}

function isMap(value: unknown): value is SourceMapData {
  if (typeof value !== 'object' || value === null) return false;
  const { sources, sourcesContent = [], mappings } = value as Partial<Record<keyof SourceMapData, unknown>>;
  return Array.isArray(sources) && Array.isArray(sourcesContent) && typeof mappings === 'string';
}

/** Throws file-unreadable and map-invalid. */
function readMap(file: string, hint: string): SourceMapData {
  let map: unknown;
  const text = readText(file, hint);
  try {
    map = JSON.parse(text);
  } catch (error) {
    throw firmwareError('map-invalid', `${file}: it is no JSON`, { hint, cause: error });
  }
  if (isMap(map)) return map;
  throw firmwareError('map-invalid', `${file}: it has no sources and mappings`, { hint });
}

interface Options {
  readonly board: string;
  readonly radio?: string;
  readonly out: string;
  readonly boards: string;
}

async function where(text: string, { board: name, radio, out, boards }: Options): Promise<void> {
  const { column, line } = parsePlace(text);
  const { script: board } = await findBoard(name, boards, radio);
  const file = join(out, `${board}.js`);
  const hint = `build it first: lidwatch-fw build --board ${name}${radio === undefined ? '' : ` --radio ${radio}`}`;
  const map = readMap(`${file}.map`, hint);
  const length = readText(file, hint).split('\n')[line - 1]?.length ?? 0;
  const place = column <= length ? placeOf(map, line, column) : undefined;
  if (!place) {
    throw firmwareError('place-unknown', `${board}.js has nothing of the sources at column ${column} of line ${line}`, {
      hint: 'see that the map is of the very build that runs on the node: hello tells its version',
    });
  }
  const content = map.sourcesContent?.[map.sources.indexOf(place.source)];
  console.log(`${place.source}:${place.line}:${place.column}`);
  const shown = content?.split('\n')[place.line - 1]?.trim();
  if (shown) console.log(`    ${shown}`);
}

export function register(program: Command): void {
  program
    .command('where')
    .description('say which line of the sources a crash means: a node reports the column in its script')
    .argument('<column[:line]>', 'as the node reports it, from 1')
    .requiredOption('--board <name>', 'the board')
    .option('--radio <name>', 'the radio, where a script of the board holds one only; its first unless given')
    .option('--boards <folder>', 'where the boards stand', BOARDS)
    .option('--out <folder>', 'where its script and source map stand', DIST)
    .action(where);
}
