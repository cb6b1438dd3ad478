import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readTextFile, shown } from '../parts/textFile.ts';
import { parseShapes, type ShapeFault } from '../risk/geojson.ts';
import type { CellsSetting, RiskSettings } from '../risk/types.ts';
import type { Clash } from './consistency.ts';
import type { YamlFile } from './document.ts';
import { closed, quantity, text } from './fields.ts';
import type { Findings } from './findings.ts';
import { formatPath, quote } from './problems.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MAX_BYTES = 16 * 1024 ** 2;

function points(standard: number) {
  const what = 'a number of points, 0 to 100';
  const error = (issue: { readonly input?: unknown }) => `${quote(issue.input)} is not ${what}`;
  return z.number({ error }).min(0, { error }).max(100, { error }).meta({ description: what }).default(standard);
}

/** Where cells come from, and what makes them a risk. */
export const risk = closed({
  cells: text(/./, 'a path').optional(),
  name: text(/./, 'the name of a property').default('name'),
  grid: quantity('length', { min: 50_000, max: 50_000_000, whole: true }).default(500_000),
  waterFor: quantity('time', { min: 0, max: 72 * HOUR_MS }).default(6 * HOUR_MS),
  weights: closed({
    events: closed({
      ...{ critical: points(30), major: points(10), minor: points(3), info: points(0.5), most: points(60) },
    }).prefault({}),
    overdue: closed({ yellow: points(5), red: points(20), most: points(40) }).prefault({}),
    water: closed({
      ...{ rising: points(6), fast: points(12), most: points(40) },
      soon: quantity('time', { min: MINUTE_MS, max: 24 * HOUR_MS }).default(30 * MINUTE_MS),
    }).prefault({}),
    rattling: closed({ cover: points(3), most: points(15) }).prefault({}),
    silent: closed({ node: points(2), most: points(20) }).prefault({}),
  }).prefault({}),
  levels: closed({ raised: points(20), high: points(45), severe: points(70) }).prefault({}),
});

type RiskFile = z.infer<typeof risk>;

/** A level that begins below the one before it is never reached. */
export function riskClashes({ levels }: RiskFile): readonly Clash[] {
  const order = ['raised', 'high', 'severe'] as const;
  return order.flatMap((level, i): readonly Clash[] => {
    const lesser = order[i - 1];
    if (lesser === undefined || levels[level] > levels[lesser]) return [];
    const message = `${level} ${levels[level]} does not lie above ${lesser} ${levels[lesser]}`;
    return [{ severity: 'error', path: ['risk', 'levels', level], message }];
  });
}

export function toRisk({ grid, waterFor, weights, levels }: RiskFile, shapes: CellsSetting | undefined): RiskSettings {
  const water = { ...weights.water, soon: weights.water.soon / MINUTE_MS };
  return {
    cells: shapes ?? { kind: 'grid', metres: grid / 1_000 },
    ...{ waterFor, weights: { ...weights, water }, levels },
  };
}

const AT = ['risk', 'cells'];
const ADVICE = 'a GeoJSON FeatureCollection of polygons, each with a name; or delete this line for a grid of squares';

/** JSON.parse says where in words; the file's own line is what a person looks for. */
function placeOf(message: string): { readonly line: number; readonly column: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return { line: Number(line ?? 0), column: Number(column ?? 0) };
}

function shapeProblem(file: string, { path, message, hint }: ShapeFault) {
  return { severity: 'error', file, line: 0, column: 0, path: formatPath(path), message, hint } as const;
}

/** The cells of the file that the configuration names; what is wrong with it is told with its place in it. */
export function readCells(findings: Findings, source: YamlFile, folder: string): CellsSetting | undefined {
  const named = source.valueAt(AT);
  if (typeof named !== 'string' || named === '') return undefined;
  const path = resolve(folder, named);
  const file = shown(path);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const isLarge = size > MAX_BYTES;
  const found = isLarge
    ? { ok: false as const, message: `has ${size} bytes: at most ${MAX_BYTES} are read` }
    : readTextFile(path);
  if (!found.ok) {
    findings.add({ severity: 'error', path: AT, message: `${file} ${found.message}`, hint: ADVICE });
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(found.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.problems.push({ severity: 'error', file, ...placeOf(message), path: '', message, hint: ADVICE });
    return undefined;
  }
  const key = source.valueAt(['risk', 'name']);
  const { shapes, faults } = parseShapes(value, typeof key === 'string' && key !== '' ? key : 'name');
  findings.problems.push(...faults.map((fault) => shapeProblem(file, fault)));
  return { kind: 'shapes', file: path, shapes };
}
