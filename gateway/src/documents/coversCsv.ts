import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse as parseStream } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Problem } from '../config/problems.ts';
import { DETAIL_NAMES, type DetailName, type InventoryRow } from '../store/coverDetails.ts';
import { type CoversTable, createCoversTable, MAX_ROWS, TABLE_COLUMNS } from './coversTable.ts';
import { CSV_END, csvCell } from './csvCell.ts';
import { formatDegrees } from './detailFields.ts';

export interface CoversFile {
  readonly rows: readonly InventoryRow[];
  /** errors refuse the file */
  readonly problems: readonly Problem[];
}

interface Row {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** Characters of a row: what is longer has a quote left open, or is no table. */
const LONGEST_ROW = 16_384;

function optionsOf(text: string) {
  // a spreadsheet of a country with decimal commas writes semicolons
  const head = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const delimiter = head.includes(';') && !head.includes(',') ? ';' : ',';
  return {
    ...{ bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true, delimiter },
    // the header, and one row more than is taken
    ...{ max_record_size: LONGEST_ROW, to: MAX_ROWS + 2 },
  } as const;
}

function broken(table: CoversTable, error: unknown): void {
  const at = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
  table.fault(at, '', error instanceof Error ? error.message : String(error), 'is a quote left open?');
}

/** Covers as a city keeps them in a table. An empty cell says that nothing is known; a column that is left out says nothing. */
export function parseCoversCsv(file: string, text: string): CoversFile {
  const table = createCoversTable(file);
  try {
    const rows = parse(text, optionsOf(text)) as unknown as readonly Row[];
    for (const { info, record } of rows) if (!table.add(record, info.lines)) break;
  } catch (error) {
    broken(table, error);
  }
  table.end();
  const { problems } = table;
  return { rows: problems.length > 0 ? [] : table.take(), problems };
}

const AT_ONCE = 500;
const PIECE = 65_536;

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** The same for a table of any length: some hundred rows at a time, between which whoever reads may let others have their turn. */
export async function* readCoversCsv(table: CoversTable, bytes: Buffer): AsyncGenerator<readonly InventoryRow[]> {
  if (!isUtf8(bytes)) {
    table.fault(1, '', 'is not UTF-8', 'save the table anew, as CSV UTF-8');
    return;
  }
  const parser = Readable.from(pieces(bytes)).pipe(parseStream(optionsOf(bytes.toString('utf8', 0, PIECE))));
  let count = 0;
  try {
    for await (const { info, record } of parser as AsyncIterable<Row>) {
      if (!table.add(record, info.lines)) break;
      count += 1;
      if (count % AT_ONCE === 0) yield table.take();
    }
  } catch (error) {
    broken(table, error);
  }
  table.end();
  yield table.take();
}

/** Tags in one cell; degrees as people write them. */
function cellOf(value: unknown): string {
  if (typeof value === 'number') return formatDegrees(value);
  if (Array.isArray(value)) return csvCell(value.join(' '));
  return csvCell(String(value ?? ''));
}

type CsvRow = { readonly cover: string } & { readonly [N in DetailName]?: unknown };

export const CSV_HEADER = TABLE_COLUMNS.join(',') + CSV_END;

export function formatCsvRow(row: CsvRow): string {
  return `${cellOf(row.cover)},${DETAIL_NAMES.map((name) => cellOf(row[name])).join(',')}${CSV_END}`;
}

/** The same table, to be read by parseCoversCsv, by people and by spreadsheets. */
export function formatCoversCsv(rows: readonly CsvRow[]): string {
  return CSV_HEADER + rows.map(formatCsvRow).join('');
}
