/** Something wrong in a file that a person wrote: where, what, and what to do about it. */
export interface Problem {
  /** an error refuses the file; a warning is shown and lived with */
  readonly severity: 'error' | 'warning';
  /** as the person named it */
  readonly file: string;
  /** 1-based; 0 where the file as a whole is meant */
  readonly line: number;
  readonly column: number;
  /** keys from the top of the file, joined by a space arrow; empty for the file as a whole */
  readonly path: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** the part that is down because of it: `link roof` */
  readonly part?: string | undefined;
}

/** `file:line:column: path`: nothing of what stands there, which may be a secret in the wrong place. */
export function formatPlace({ file, line, column, path }: Problem): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return path === '' ? place : `${place}: ${path}`;
}

/** `file:line:column: error: path: message`, the hint on a line of its own. Editors jump to the first three. */
export function formatProblem(problem: Problem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  const hint = problem.hint === undefined ? '' : `\n    ${problem.hint}`;
  return `${place}: ${problem.severity}: ${path}${problem.message}${hint}`;
}

/** `rules > defaults > cover.tilted > raise`: dots would be ambiguous, rule names have them. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join(' > ');
}

/** A value as it stands in the file, cut where it is long. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
