/** The part of vite's manifest that tells which file fetches which. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  /** fetched with it */
  readonly imports?: readonly string[];
  /** fetched when it asks for them */
  readonly dynamicImports?: readonly string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

export interface Load {
  readonly what: string;
  readonly bytes: number;
  /** undefined: only shown */
  readonly budget: number | undefined;
}

const KB = 1_000;
const ENTRY = 'index.html';
const WORKER = 'src/worker/worker.ts';
/** what the first page, the map, fetches by itself */
const FIRST_PAGE = 'src/pages/map/page.tsx';
const MAP_LIBRARY = 'src/parts/leaflet.ts';
const BASE_TILES = 'src/parts/baseTiles.ts';

/** Everything that comes with a chunk, itself included. */
function withImports(manifest: Manifest, key: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const one of manifest[key]?.imports ?? []) withImports(manifest, one, seen);
  return seen;
}

function filesOf(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const chunks = keys.flatMap((key) => [...withImports(manifest, key)]);
  return new Set(chunks.flatMap((key) => [manifest[key]?.file ?? [], manifest[key]?.css ?? []].flat()));
}

/**
 * What a browser fetches before the first page is there, compressed: without the map library, with it, and with what draws a base
 * map of tiles. `sizeOf`: bytes of a file as it is sent.
 */
export function loads(manifest: Manifest, sizeOf: (file: string) => number): readonly Load[] {
  for (const key of [ENTRY, FIRST_PAGE, MAP_LIBRARY, BASE_TILES]) {
    if (!manifest[key]) throw new Error(`the build has no ${key}: the budget would be held by nothing`);
  }
  const total = (keys: readonly string[]): number =>
    [ENTRY, 'theme.js', ...filesOf(manifest, keys)].reduce((sum, file) => sum + sizeOf(file), 0);
  const first = [ENTRY, FIRST_PAGE];
  const rest = Object.keys(manifest).filter((key) => key !== WORKER);
  return [
    { what: 'first load', bytes: total(first), budget: 200 * KB },
    { what: 'first load with the map library', bytes: total([...first, MAP_LIBRARY]), budget: 300 * KB },
    { what: 'with a base map of tiles, too', bytes: total([...first, MAP_LIBRARY, BASE_TILES]), budget: undefined },
    { what: 'all pages in all languages', bytes: total(rest), budget: undefined },
  ];
}

export function isOver({ bytes, budget }: Load): boolean {
  return budget !== undefined && bytes >= budget;
}

/** One line a load: `first load                43.2 kB of 200 kB`. */
export function table(all: readonly Load[]): string {
  const width = Math.max(...all.map(({ what }) => what.length));
  const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;
  return all
    .map((load) => {
      const of = load.budget === undefined ? '' : ` of ${load.budget / KB} kB`;
      return `${load.what.padEnd(width)}  ${kb(load.bytes).padStart(9)}${of}${isOver(load) ? '  OVER ITS BUDGET' : ''}`;
    })
    .join('\n');
}
