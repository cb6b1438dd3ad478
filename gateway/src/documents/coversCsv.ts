import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { coverId, coverName, groupName } from '../config/identity.ts';
import { didYouMean } from '../config/nearest.ts';
import { type Problem, quote } from '../config/problems.ts';
import { DETAIL_NAMES, type DetailChange, type DetailName, type InventoryRow } from '../store/inventory.ts';

export interface CoversFile {
  readonly rows: readonly InventoryRow[];
  /** errors refuse the file */
  readonly problems: readonly Problem[];
}

const COLUMNS = ['cover', ...DETAIL_NAMES] as const;
const HEADER = `the first line names the columns: ${COLUMNS.join(',')}; cover is needed, the others may be left out`;

const line = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), 'holds a control character');

const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d{1,12})?$/, 'is no number of degrees such as 23.1291')
    .transform(Number)
    .refine((value) => Math.abs(value) <= most, `is not between -${most} and ${most}`);

const tag = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u, 'tags are words with blanks between them');

const FIELDS: { readonly [N in DetailName]: z.ZodType<unknown> } = {
  name: coverName,
  group: groupName,
  asset: line(64),
  address: line(200),
  lat: degrees(90),
  lon: degrees(180),
  cell: line(64),
  unit: line(64),
  tags: z.string().transform((value, context) => {
    const words = [...new Set(value.split(/[\s;,]+/).filter((word) => word !== ''))].sort();
    const wrong = words.find((word) => !tag.safeParse(word).success);
    if (wrong === undefined) return words;
    context.addIssue({ code: 'custom', message: `${quote(wrong)}: tags are words with blanks between them` });
    return z.NEVER;
  }),
};

type Fault = (line: number, column: string, message: string, hint?: string) => void;

/** What a spreadsheet puts before a cell that another would run as a formula (OWASP, CSV injection). */
const GUARD = /^'(?='*[=+\-@\t\r])/;
const TO_GUARD = /^'*[=+\-@\t\r]/;

interface Line {
  readonly number: number;
  readonly fields: readonly string[];
}

function readLines(text: string, fault: Fault): readonly Line[] {
  // a spreadsheet of a country with decimal commas writes semicolons
  const head = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const delimiter = head.includes(';') && !head.includes(',') ? ';' : ',';
  const options = { bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true, delimiter };
  try {
    const records = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({ number: info.lines, fields: record }));
  } catch (error) {
    const at = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    fault(at, '', error instanceof Error ? error.message : String(error), 'is a quote left open?');
    return [];
  }
}

function readHeader(header: Line | undefined, fault: Fault): readonly string[] | undefined {
  if (!header) {
    fault(1, '', 'the file is empty', HEADER);
    return undefined;
  }
  const known: readonly string[] = COLUMNS;
  const names = header.fields.map((name) => name.toLowerCase());
  // what an export shows beside, and an import does not take
  const strangers = names.filter((name) => !known.includes(name) && name !== 'node');
  for (const name of strangers)
    fault(header.number, '', `unknown column ${quote(name)}${didYouMean(name, known)}`, HEADER);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) fault(header.number, '', `column ${quote(twice)} is there twice`);
  if (!names.includes('cover')) fault(header.number, '', 'column "cover" is missing', HEADER);
  return strangers.length > 0 || twice !== undefined || !names.includes('cover') ? undefined : names;
}

/** Covers as a city keeps them in a table. An empty cell says that nothing is known; a column that is left out says nothing. */
export function parseCoversCsv(file: string, text: string): CoversFile {
  const problems: Problem[] = [];
  const fault: Fault = (at, path, message, hint) => {
    problems.push({ severity: 'error', file, line: at, column: 1, path, message, hint });
  };
  const lines = readLines(text, fault);
  const columns = problems.length > 0 ? undefined : readHeader(lines[0], fault);
  if (!columns) return { rows: [], problems };
  const rows: InventoryRow[] = [];
  const seen = new Map<string, number>();
  for (const { number, fields } of lines.slice(1)) {
    if (fields.length > columns.length) {
      fault(number, '', `${fields.length} fields, but ${columns.length} columns`, 'a comma within a name needs quotes');
      continue;
    }
    const cells = new Map(columns.map((name, i) => [name, (fields[i] ?? '').replace(GUARD, '')]));
    const cover = coverId.safeParse(cells.get('cover'));
    if (!cover.success) fault(number, 'cover', cover.error.issues[0]?.message ?? '');
    const key = cover.data ?? '';
    const first = seen.get(key);
    if (cover.success && first !== undefined) fault(number, 'cover', `${key} stands in line ${first} already`);
    seen.set(key, first ?? number);
    rows.push({ cover: key, change: changeOf(cells, number, fault) });
  }
  return problems.length > 0 ? { rows: [], problems } : { rows, problems };
}

function changeOf(cells: ReadonlyMap<string, string>, number: number, fault: Fault): DetailChange {
  const change: Record<string, unknown> = {};
  for (const name of DETAIL_NAMES) {
    const cell = cells.get(name);
    if (cell === undefined) continue;
    if (cell === '') {
      change[name] = null;
      continue;
    }
    const parsed = FIELDS[name].safeParse(cell);
    if (parsed.success) change[name] = parsed.data;
    else fault(number, name, parsed.error.issues.map(({ message }) => message).join('; '));
  }
  const [lat, lon] = [change.lat, change.lon].map((value) => (value === undefined ? 'unsaid' : value === null));
  if (lat !== lon) fault(number, 'lat', 'lat and lon stand together, or neither does');
  return change as DetailChange;
}

/** One cell: in quotes where it needs them, and guarded where a spreadsheet would run it. */
function cellOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : value === undefined ? '' : String(value);
  const guarded = typeof value === 'string' && TO_GUARD.test(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The same table, to be read by parseCoversCsv, by people and by spreadsheets. */
export function formatCoversCsv(
  rows: readonly ({ readonly cover: string } & { readonly [N in DetailName]?: unknown })[],
): string {
  const lines = rows.map((row) => COLUMNS.map((name) => cellOf(row[name])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}
