import { type Sample, shaped } from '../detect/types.ts';
import { type Cell, readLevel, readSwitch } from './cells.ts';
import type { ReplayMap } from './mapSchema.ts';
import { LEVEL_SIGNALS, type LevelSignalName, SWITCH_SIGNALS } from './signals.ts';
import type { Tally } from './tally.ts';
import { createTimeReader } from './time.ts';

/** One row of a recording that could be used. */
interface Row {
  readonly cover: string;
  readonly sample: Sample;
}

export type RowReader = (fields: readonly string[], line: number) => Row | undefined;

interface SignalReader {
  readonly name: string;
  readonly column: string;
  readonly read: (text: string) => Cell<number | boolean>;
}

function signalReaders({ signals, decimalComma }: ReplayMap): readonly SignalReader[] {
  const levels = (Object.keys(LEVEL_SIGNALS) as LevelSignalName[]).flatMap((name) => {
    const spec = signals[name];
    return spec === undefined ? [] : [{ name, column: spec.column, read: readLevel(name, spec, decimalComma) }];
  });
  const switches = SWITCH_SIGNALS.flatMap((name) => {
    const spec = signals[name];
    return spec === undefined ? [] : [{ name, column: spec.column, read: readSwitch(spec) }];
  });
  return [...levels, ...switches];
}

/** `1` and `1.0` are the same number in two tables' handwriting. */
function sameWord(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}

/** Turns rows into samples. What cannot be used is tallied with its reason, cell by cell; the rest of the row counts. */
export function createRowReader(map: ReplayMap, indexOf: ReadonlyMap<string, number>, tally: Tally): RowReader {
  const readTime = createTimeReader(map.time);
  const readers = signalReaders(map);
  const where = Object.entries(map.where);
  const cellOf = (fields: readonly string[], column: string): string => fields[indexOf.get(column) ?? -1] ?? '';

  return (fields, line) => {
    for (const [column, words] of where) {
      const cell = cellOf(fields, column);
      if (words.some((word) => sameWord(word, cell))) continue;
      tally.add(`row: left out by where ${column}`, line, cell);
      return undefined;
    }
    const timeCell = cellOf(fields, map.time.column);
    const at = readTime(timeCell);
    if (at === undefined) {
      tally.add(timeCell === '' ? 'time: empty' : 'time: not readable', line, timeCell);
      return undefined;
    }
    const cover = map.coverColumn === undefined ? map.cover : cellOf(fields, map.coverColumn);
    if (cover === '') {
      tally.add('cover: empty', line);
      return undefined;
    }
    const sample: Record<string, number | boolean> = { at };
    let used = 0;
    for (const { name, column, read } of readers) {
      const text = cellOf(fields, column);
      const cell = read(text);
      if ('skip' in cell) tally.add(`${name}: ${cell.skip}`, line, text);
      else {
        sample[name] = cell.value;
        used += 1;
      }
    }
    // the readers' names are those of Sample, each with the type that its reader returns
    return used === 0 ? undefined : { cover, sample: shaped(sample as unknown as Sample) };
  };
}
