import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readTextFile, shown } from '../parts/textFile.ts';
import type { ConsoleConfig } from './config.ts';
import type { Clash } from './consistency.ts';
import { closed, text } from './fields.ts';

/** A number of degrees or of a zoom, ends included. */
function between(min: number, max: number, what: string) {
  const error = (issue: { readonly input?: unknown }) => `${String(issue.input)} is not ${what}, ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error }).meta({ description: what });
}

/** How the console looks: what it is called, what its map lies on, and where that begins. */
export const consoleSection = closed({
  title: text(/^[^\p{Cc}]{1,60}$/u, 'a title of at most 60 letters').optional(),
  basemap: text(/\.(?:pmtiles|geojson|json)$/i, 'the path of a .pmtiles or .geojson file').optional(),
  center: closed({ lat: between(-90, 90, 'a latitude'), lon: between(-180, 180, 'a longitude') }).optional(),
  zoom: between(1, 20, 'a zoom of the map').optional(),
});

type ConsoleFile = z.infer<typeof consoleSection>;

export function toConsole({ basemap, ...rest }: ConsoleFile, folder: string): ConsoleConfig {
  if (basemap === undefined) return rest;
  const kind = /\.pmtiles$/i.test(basemap) ? 'pmtiles' : 'geojson';
  return { ...rest, basemap: { kind, path: resolve(folder, basemap) } };
}

/** A browser takes no larger one as a whole; tiles have no such end. */
const LARGEST_GEOJSON = 32 * 1024 ** 2;
/** PMTiles version 3 begins with its name and that number. */
const MAGIC = Buffer.from('PMTiles\u0003', 'latin1');
const HINT = 'name another file, or leave the line out: the map is there without it, too';

/** What is wrong with a file that is to lie under the map; undefined where nothing is. */
function faultOf({ kind, path }: NonNullable<ConsoleConfig['basemap']>): string | undefined {
  return kind === 'pmtiles' ? faultOfTiles(path) : faultOfGeoJson(path);
}

function faultOfTiles(path: string): string | undefined {
  const head = Buffer.alloc(MAGIC.length);
  try {
    const file = openSync(path, 'r');
    readSync(file, head, 0, head.length, 0);
    closeSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`;
  }
  return head.equals(MAGIC) ? undefined : 'is no PMTiles file of version 3';
}

function faultOfGeoJson(path: string): string | undefined {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_GEOJSON) {
    return 'is larger than 32 MiB: as a .pmtiles file it can be any size';
  }
  const found = readTextFile(path);
  if (!found.ok) return found.message;
  try {
    const parsed: unknown = JSON.parse(found.text);
    const type = typeof parsed === 'object' && parsed !== null && 'type' in parsed ? parsed.type : undefined;
    return type === 'FeatureCollection' ? undefined : 'is no FeatureCollection of GeoJSON';
  } catch {
    return 'is no JSON';
  }
}

export function consoleClashes(file: ConsoleFile, folder: string): readonly Clash[] {
  const { basemap } = toConsole(file, folder);
  const fault = basemap && faultOf(basemap);
  if (!basemap || fault === undefined) return [];
  const message = `${shown(basemap.path)} ${fault}`;
  return [{ severity: 'error', path: ['console', 'basemap'], message, hint: HINT }];
}
