import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { type Info, parse } from 'csv-parse';
import { gatewayError } from '../errors.ts';
import type { ReplayMap } from './mapSchema.ts';
import { closeQuotes } from './openQuotes.ts';
import type { Tally } from './tally.ts';

export interface CsvRow {
  readonly fields: readonly string[];
  /** line of the file at which the row ends, from 1 */
  readonly line: number;
  /** bytes of the file up to here */
  readonly bytes: number;
}

const CANDIDATES = [',', ';', '\t', '|'];
const HEAD_BYTES = 65_536;

function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    return buffer.subarray(0, readSync(file, buffer, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

/** The candidate that the first line has most of, outside of quotes. */
function guessDelimiter(head: string): string {
  const line = (head.split(/\r?\n|\r/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = CANDIDATES.map((candidate) => line.split(candidate).length);
  return CANDIDATES[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The size of a recording in bytes. Throws `file-unreadable`. */
export function recordingSize(path: string): number {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats.size;
  } catch (cause) {
    throw gatewayError('file-unreadable', `${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  throw gatewayError('file-unreadable', `${path} is not a file`);
}

/**
 * Reads a CSV row by row, however large. Rows that break the quoting are tallied and skipped; a file that cannot be
 * read on throws `recording-invalid` or `file-unreadable`.
 */
export async function* csvRows(path: string, map: ReplayMap, tally: Tally): AsyncGenerator<CsvRow> {
  recordingSize(path);
  const head = headOf(path);
  const named = map.delimiter === 'tab' ? '\t' : map.delimiter;
  const delimiter = named === 'auto' ? guessDelimiter(head.toString('utf8')) : named;
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // a stray quote spoils its own cell; taken strictly (and csv-parse's own trimming is strict about it), it would
    // swallow the rows that follow
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      tally.add('row: broken quotes', Number((error as { lines?: number } | undefined)?.lines ?? 0));
      return undefined;
    },
  });
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  // UTF-16 has two bytes a character
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  if (isWide) source.pipe(parser);
  else source.pipe(closeQuotes(delimiter, tally)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { fields: record.map((cell) => cell.trim()), line: info.lines, bytes: info.bytes };
    }
  } catch (cause) {
    const code = cause instanceof Error && 'syscall' in cause ? 'file-unreadable' : 'recording-invalid';
    throw gatewayError(code, `${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  } finally {
    source.destroy();
  }
}
