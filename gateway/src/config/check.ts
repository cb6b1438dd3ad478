import type { z } from 'zod';
import type { Path, YamlFile } from './document.ts';
import { formatPath, type Problem, quote } from './problems.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const KINDS: Readonly<Record<string, string>> = {
  object: 'a map (key: value)',
  record: 'a map (key: value)',
  array: 'a list (- item)',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

/** Words for what zod itself finds; the project's own schemas bring their own words. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  const wanted = KINDS[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return `is missing; ${wanted} is needed`;
  return `${quote(issue.input)} is not ${wanted}`;
}

function problemsOf(source: YamlFile, issue: z.core.$ZodIssue): Problem[] {
  const make = (path: Path, place: 'key' | 'value', message: string): Problem => ({
    severity: 'error',
    file: source.file,
    ...(place === 'key' ? source.placeOfKey(path) : source.placeOfValue(path)),
    path: formatPath(path),
    message,
  });
  if (issue.code === 'unrecognized_keys') {
    // `closed` (fields.ts) words one line per key
    const lines = issue.message.split('\n');
    return issue.keys.map((key, i) => make([...issue.path, key], 'key', lines[i] ?? issue.message));
  }
  if (issue.code === 'invalid_key') {
    return [make(issue.path, 'key', issue.issues.map((inner) => inner.message).join('; '))];
  }
  const missing = issue.input === undefined;
  return [make(issue.path, missing ? 'key' : 'value', issue.message)];
}

/** Holds a parsed file against a schema: the typed value, or every problem with its place. */
export function check<T>(source: YamlFile, schema: z.ZodType<T>): Checked<T> {
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  if (source.value === null || source.value === undefined) {
    const message = 'the file is empty';
    return { ok: false, problems: [{ severity: 'error', file: source.file, line: 1, column: 1, path: '', message }] };
  }
  const parsed = schema.safeParse(source.value, { error: describe, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(source, issue)) };
}
