import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { KeyRow } from './config.ts';
import { coverId, coverName, formatNodeId, groupName, nodeId, nodeKey } from './identity.ts';
import { didYouMean } from './nearest.ts';
import { type Problem, quote } from './problems.ts';

export interface KeyFile {
  readonly rows: readonly KeyRow[];
  readonly problems: readonly Problem[];
}

interface Line {
  /** 1-based, in the file */
  readonly number: number;
  readonly fields: readonly string[];
}

const HEADER = 'the first line is cover,node,key[,name][,group]';
const COLUMNS = ['cover', 'node', 'key', 'name', 'group'] as const;
const FRESH_KEY = 'give each node a key of its own (lidwatch-fw provision)';
const REQUIRED = ['cover', 'node', 'key'] as const;

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);

const rowSchema = z.object({
  cover: coverId,
  node: nodeId,
  key: nodeKey,
  name: z.preprocess(emptyIsAbsent, coverName.optional()),
  group: z.preprocess(emptyIsAbsent, groupName.optional()),
});

type Fault = (line: number, path: string, message: string, hint?: string) => void;

function readLines(text: string, fault: Fault): readonly Line[] {
  const options = { bom: true, trim: true, info: true, skip_empty_lines: true, comment: '#', relax_column_count: true };
  try {
    const records = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({ number: info.lines, fields: record }));
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    fault(line, '', error instanceof Error ? error.message : String(error), 'is a quote left open?');
    return [];
  }
}

/** The columns' names, in order; undefined where the file cannot be read by them. */
function readHeader(header: Line | undefined, fault: Fault): readonly string[] | undefined {
  if (header === undefined) {
    fault(1, '', 'the file is empty', HEADER);
    return undefined;
  }
  const { number, fields } = header;
  const unknown = fields.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  const missing = REQUIRED.filter((name) => !fields.includes(name));
  for (const name of unknown) fault(number, '', `unknown column ${quote(name)}${didYouMean(name, COLUMNS)}`, HEADER);
  for (const name of missing) fault(number, '', `column "${name}" is missing`, HEADER);
  return unknown.length + missing.length > 0 ? undefined : fields;
}

/** Reads `cover,node,key[,name][,group]`. Every bad line is a problem with its place; a key is never quoted in one. */
export function parseKeyFile(file: string, text: string): KeyFile {
  const problems: Problem[] = [];
  const fault: Fault = (line, path, message, hint) => {
    problems.push({ severity: 'error', file, line, column: 1, path, message, hint });
  };
  const lines = readLines(text, fault);
  const columns = problems.length > 0 ? undefined : readHeader(lines[0], fault);
  if (columns === undefined) return { rows: [], problems };

  const rows: KeyRow[] = [];
  const seen = { cover: new Map<string, number>(), node: new Map<string, number>() };
  const keys = new Map<string, number>();
  for (const { number, fields } of lines.slice(1)) {
    if (fields.length > columns.length) {
      fault(number, '', `${fields.length} fields, but ${columns.length} columns`, 'a comma within a name needs quotes');
      continue;
    }
    const cells = Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? '']));
    const row = rowSchema.safeParse(cells);
    if (!row.success) {
      for (const issue of row.error.issues) fault(number, String(issue.path[0]), issue.message);
      continue;
    }
    const { cover, node } = row.data;
    for (const [column, word] of [
      ['cover', cover],
      ['node', formatNodeId(node)],
    ] as const) {
      const line = seen[column].get(word);
      if (line !== undefined) fault(number, column, `${word} stands in line ${line} already`);
      seen[column].set(word, line ?? number);
    }
    const key = Buffer.from(row.data.key).toString('hex');
    const line = keys.get(key);
    if (line !== undefined) {
      const message = `the key is that of line ${line}: whoever has one of the two nodes can speak for the other`;
      problems.push({ severity: 'warning', file, line: number, column: 1, path: 'key', message, hint: FRESH_KEY });
    }
    keys.set(key, line ?? number);
    rows.push(row.data);
  }
  return { rows, problems };
}
