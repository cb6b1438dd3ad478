import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { firmwareError } from '../errors.ts';
import { coverFault, nameFault } from './identity.ts';

export interface Cover {
  readonly cover: string;
  readonly name?: string;
}

interface Line {
  /** 1-based, in the file */
  readonly number: number;
  readonly fields: readonly string[];
}

const HEADER = 'the first line is cover or cover,name';

function readLines(text: string, fault: (line: number, what: string) => void): readonly Line[] {
  const options = { bom: true, trim: true, info: true, skip_empty_lines: true, comment: '#', relax_column_count: true };
  try {
    const records = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({ number: info.lines, fields: record }));
  } catch (error) {
    fault(error instanceof Error && 'lines' in error ? Number(error.lines) : 1, (error as Error).message);
    return [];
  }
}

/** Reads `cover[,name]`, a cover a line. Throws covers-invalid, which lists every fault with its line. */
export function parseCovers(file: string, text: string): readonly Cover[] {
  const faults: string[] = [];
  const fault = (line: number, what: string): void => {
    faults.push(`  ${file}:${line}: ${what}`);
  };
  const [header, ...lines] = readLines(text, fault);
  const columns = header?.fields ?? [];
  const known = columns.every((column) => column === 'cover' || column === 'name') && columns.includes('cover');
  if (faults.length === 0 && !known) fault(header?.number ?? 1, HEADER);
  else if (faults.length === 0 && lines.length === 0) fault(header?.number ?? 1, 'there is no cover below the header');

  const covers: Cover[] = [];
  // file systems that fold case would make one file of c-1 and C-1
  const seen = new Map<string, number>();
  for (const { number, fields } of known ? lines : []) {
    const cover = fields[columns.indexOf('cover')] ?? '';
    const name = fields[columns.indexOf('name')] ?? '';
    const first = seen.get(cover.toLowerCase());
    if (fields.length > columns.length) {
      fault(number, `${fields.length} fields, but ${columns.length} columns: a comma within a name needs quotes`);
    } else if (coverFault(cover)) fault(number, `cover: ${coverFault(cover)}`);
    else if (name !== '' && nameFault(name)) fault(number, `name: ${nameFault(name)}`);
    else if (first !== undefined) fault(number, `cover: ${cover} stands in line ${first} already`);
    seen.set(cover.toLowerCase(), first ?? number);
    covers.push(name === '' ? { cover } : { cover, name });
  }
  if (faults.length === 0) return covers;
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  throw firmwareError('covers-invalid', `${count}; nothing was written:\n${faults.join('\n')}`);
}

export function readCovers(file: string): readonly Cover[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, {
      hint: `--covers takes a CSV of which ${HEADER}; each line below is one cover`,
      cause: error,
    });
  }
  return parseCovers(file, text);
}
