import type { Clash } from '../config/consistency.ts';
import type { Path } from '../config/document.ts';
import { didYouMean } from '../config/nearest.ts';
import type { ReplayMap } from './mapSchema.ts';

/** Where in a row each thing of the map stands, from 0. */
export interface Columns {
  readonly indexOf: ReadonlyMap<string, number>;
  /** the columns of the map that the recording does not have */
  readonly missing: readonly Clash[];
}

/** Every column that the map names, with the place at which it does. */
function wanted(map: ReplayMap): readonly (readonly [Path, string])[] {
  const signals = Object.entries(map.signals).flatMap(([name, signal]) =>
    signal === undefined ? [] : [[['signals', name, 'column'], signal.column] as const],
  );
  return [
    [['time', 'column'], map.time.column],
    ...(map.coverColumn === undefined ? [] : [[['coverColumn'], map.coverColumn] as const]),
    ...Object.keys(map.where).map((name) => [['where', name], name] as const),
    ...signals,
  ];
}

/** The names of the columns: the header's cells, or 1, 2, 3 where there is none. */
export function columnNames(map: ReplayMap, first: readonly string[]): readonly string[] {
  return map.header ? first : first.map((_, i) => String(i + 1));
}

/** Looks up what the map names in the columns that there are. */
export function findColumns(map: ReplayMap, names: readonly string[]): Columns {
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const missing = wanted(map)
    .filter(([, name]) => !indexOf.has(name))
    .map(([path, name]): Clash => {
      const message = `the recording has no column "${name}"${didYouMean(name, names)}`;
      return { severity: 'error', path, message, hint: `its columns: ${names.filter((one) => one !== '').join(', ')}` };
    });
  return { indexOf, missing };
}
