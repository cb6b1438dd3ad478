import type { YamlFile } from '../config/document.ts';
import { formatPath, formatProblem } from '../config/problems.ts';
import { byPlace } from '../detect/order.ts';
import { gatewayError } from '../errors.ts';
import { columnNames, findColumns } from './columns.ts';
import { type CoverRun, createCoverRun, type LinedSample } from './coverRun.ts';
import { csvRows } from './csvRows.ts';
import { createEventLog, type ReplayEvent } from './events.ts';
import type { ReplayMap } from './mapSchema.ts';
import type { LevelLog } from './report/levels.ts';
import { createRowReader } from './rows.ts';
import { createTally, type Skip, type Tally } from './tally.ts';

export interface Replayed {
  /** rows below the header */
  readonly rows: number;
  /** samples that reached detection */
  readonly samples: number;
  readonly covers: readonly string[];
  /** times of the first and the last sample, ms since 1970 */
  readonly from: number;
  readonly to: number;
  readonly events: readonly ReplayEvent[];
  /** what was not used, and why */
  readonly skips: readonly Skip[];
}

/** A map and the file (or options) that it was read from, for problems that only the recording brings to light. */
export interface LoadedMap {
  readonly map: ReplayMap;
  readonly source: YamlFile;
}

function describeSkips(skips: readonly Skip[]): string {
  return skips.map(({ reason, count, firstLine }) => `${reason}: ${count} (first in line ${firstLine})`).join('; ');
}

function rowReaderFor({ map, source }: LoadedMap, first: readonly string[], tally: Tally) {
  const { indexOf, missing } = findColumns(map, columnNames(map, first));
  if (missing.length === 0) return createRowReader(map, indexOf, tally);
  const problems = missing.map(({ severity, path, message, hint }) =>
    formatProblem({ severity, file: source.file, ...source.placeOfValue(path), path: formatPath(path), message, hint }),
  );
  throw gatewayError('map-invalid', problems.join('\n'));
}

/** The runs of the covers that the recording speaks of, made when they are first met. */
function createRuns(map: ReplayMap, tally: Tally, levels?: LevelLog) {
  const log = createEventLog();
  const runs = new Map<string, { readonly run: CoverRun; readonly waiting: LinedSample[] }>();
  return {
    log,
    add(cover: string, lined: LinedSample): void {
      let entry = runs.get(cover);
      if (entry === undefined) {
        entry = { run: createCoverRun(cover, map, log, tally, levels), waiting: [] };
        runs.set(cover, entry);
      }
      if (map.sort) entry.waiting.push(lined);
      else entry.run.add(lined);
    },
    finish(): readonly CoverRun[] {
      for (const { run, waiting } of runs.values()) {
        // as the gateway does it: where two are of one instant, it does not matter which line came first
        waiting.sort((a, b) => byPlace(a.sample, b.sample) || a.line - b.line);
        for (const lined of waiting) run.add(lined);
        run.finish();
      }
      return [...runs.values()].map(({ run }) => run);
    },
  };
}

/**
 * Runs a recording through detection. `onProgress` is told the bytes read so far, `levels` each level. Throws `file-unreadable`,
 * `recording-invalid` (no CSV, or nothing in it was a sample) and `map-invalid` (a column that the recording lacks).
 */
export async function replay(
  path: string,
  loaded: LoadedMap,
  onProgress?: (bytes: number) => void,
  levels?: LevelLog,
): Promise<Replayed> {
  const { map } = loaded;
  const tally = createTally();
  const runs = createRuns(map, tally, levels);
  let reader: ReturnType<typeof createRowReader> | undefined;
  let rows = 0;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for await (const { fields, line, bytes } of csvRows(path, map, tally)) {
    onProgress?.(bytes);
    const isHeader = reader === undefined && map.header;
    reader ??= rowReaderFor(loaded, fields, tally);
    if (isHeader) continue;
    rows += 1;
    const row = reader(fields, line);
    if (row === undefined) continue;
    from = Math.min(from, row.sample.at);
    to = Math.max(to, row.sample.at);
    runs.add(row.cover, { sample: row.sample, line });
  }
  const finished = runs.finish();
  const samples = finished.reduce((sum, run) => sum + run.used(), 0);
  const skips = tally.skips();
  if (samples === 0) {
    const why = rows === 0 ? 'it has no rows' : describeSkips(skips);
    throw gatewayError('recording-invalid', `${path}: no sample could be used: ${why}`);
  }
  return { rows, samples, covers: finished.map(({ cover }) => cover), from, to, events: runs.log.all(), skips };
}
