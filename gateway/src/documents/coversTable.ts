import { coverId } from '../config/identity.ts';
import { didYouMean } from '../config/nearest.ts';
import { type Problem, quote } from '../config/problems.ts';
import { DETAIL_NAMES, type DetailChange, type InventoryRow } from '../store/coverDetails.ts';
import { DETAIL_CELLS, placeFault } from './detailFields.ts';

/** A table of covers as it comes in, line by line; the first line names the columns. */
export interface CoversTable {
  /** False where there is no use in going on: the header is wrong, or there is more of something than is taken. */
  add(fields: readonly string[], line: number): boolean;
  fault(line: number, column: string, message: string, hint?: string): void;
  /** There are no more lines. */
  end(): void;
  /** the rows since the last time */
  take(): readonly InventoryRow[];
  /** it has more rows than MAX_ROWS */
  isTooLong(): boolean;
  /** of all lines so far */
  readonly problems: readonly Problem[];
  /** where a cover stands */
  lineOf(cover: string): number | undefined;
}

/** Covers of a large city. Rows that are wrong count, too: somebody may send nothing else. */
export const MAX_ROWS = 100_000;
/** Of a table with more of them nobody reads the rest; what is behind is not looked at. */
export const MAX_FAULTS = 1_000;
/** With room for what an export may show beside. */
const MAX_COLUMNS = 50;

export const TABLE_COLUMNS = ['cover', ...DETAIL_NAMES] as const;
const HEADER = `the first line names the columns: ${TABLE_COLUMNS.join(',')}; cover is needed, the others may be left out`;

/** What a spreadsheet puts before a cell that another would run as a formula (OWASP, CSV injection). */
const GUARD = /^'(?='*[=+\-@\t\r])/;

export function createCoversTable(file: string): CoversTable {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  let rows: InventoryRow[] = [];
  let columns: readonly string[] | 'wrong' | undefined;
  let count = 0;

  function fault(line: number, path: string, message: string, hint?: string): void {
    problems.push({ severity: 'error', file, line, column: 1, path, message, hint });
  }

  function readHeader(fields: readonly string[], line: number): readonly string[] | 'wrong' {
    if (fields.length > MAX_COLUMNS) {
      fault(line, '', `${fields.length} columns, but at most ${MAX_COLUMNS} are read`, HEADER);
      return 'wrong';
    }
    const known: readonly string[] = TABLE_COLUMNS;
    const names = fields.map((name) => name.toLowerCase());
    // what an export shows beside, and an import does not take
    const strangers = names.filter((name) => !known.includes(name) && name !== 'node');
    for (const name of strangers) fault(line, '', `unknown column ${quote(name)}${didYouMean(name, known)}`, HEADER);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) fault(line, '', `column ${quote(twice)} is there twice`);
    if (!names.includes('cover')) fault(line, '', 'column "cover" is missing', HEADER);
    return strangers.length > 0 || twice !== undefined || !names.includes('cover') ? 'wrong' : names;
  }

  function changeOf(cells: ReadonlyMap<string, string>, line: number): DetailChange {
    const change: Record<string, unknown> = {};
    for (const name of DETAIL_NAMES) {
      const cell = cells.get(name);
      if (cell === undefined) continue;
      const parsed = cell === '' ? undefined : DETAIL_CELLS[name].safeParse(cell);
      if (parsed?.success === false) fault(line, name, parsed.error.issues.map(({ message }) => message).join('; '));
      // one that is wrong is told as that, and not as missing
      change[name] = parsed?.success === false ? cell : (parsed?.data ?? null);
    }
    const misplaced = placeFault(change);
    if (misplaced !== undefined) fault(line, 'lat', misplaced);
    return change as DetailChange;
  }

  function addRow(names: readonly string[], fields: readonly string[], line: number): void {
    if (fields.length > names.length) {
      const hint = 'a comma within a name needs quotes';
      fault(line, '', `${fields.length} fields, but ${names.length} columns`, hint);
      return;
    }
    const cells = new Map(names.map((name, i) => [name, (fields[i] ?? '').replace(GUARD, '')]));
    const cover = coverId.safeParse(cells.get('cover'));
    if (!cover.success) fault(line, 'cover', cover.error.issues[0]?.message ?? '');
    const key = cover.data ?? '';
    const first = seen.get(key);
    if (cover.success && first !== undefined) fault(line, 'cover', `${key} stands in line ${first} already`);
    seen.set(key, first ?? line);
    rows.push({ cover: key, change: changeOf(cells, line) });
  }

  return {
    fault,
    add(fields, line) {
      if (columns === undefined) {
        columns = readHeader(fields, line);
        return columns !== 'wrong';
      }
      if (columns === 'wrong') return false;
      count += 1;
      if (count > MAX_ROWS) fault(line, '', `more than ${MAX_ROWS} rows`, 'send it in parts');
      else addRow(columns, fields, line);
      return count <= MAX_ROWS && problems.length < MAX_FAULTS;
    },
    end() {
      if (columns === undefined && problems.length === 0) fault(1, '', 'the file is empty', HEADER);
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
    isTooLong: () => count > MAX_ROWS,
    problems,
    lineOf: (cover) => seen.get(cover),
  };
}
