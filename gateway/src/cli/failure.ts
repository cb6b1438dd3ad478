import { CommanderError } from 'commander';
import { formatProblem, type Problem } from '../config/problems.ts';
import { ERRORS, gatewayError, isGatewayError } from '../errors.ts';
import { printJson, type Terminal } from './terminal.ts';

/** Exit codes of every command; the table of errors says which error ends with which. */
export const EXIT = { ok: 0, failure: 1, usage: 2 } as const;

/** A file with problems as an error: all of them, one below the other. */
export function problemsError(code: 'config-invalid' | 'map-invalid' | 'import-invalid', problems: readonly Problem[]) {
  return gatewayError(code, problems.map(formatProblem).join('\n'));
}

/** commander has written its message already; help and version, asked for, are no failure. */
function ofCommander(error: CommanderError): number {
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}

/** Tells a person, or with --json a program, what went wrong. Returns the exit code. */
export function tellFailure(terminal: Terminal, error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return ofCommander(error);
  const known = isGatewayError(error);
  const code = known ? error.code : 'unexpected';
  const message = error instanceof Error ? error.message : String(error);
  const hint = known ? error.hint : undefined;
  if (json) printJson({ ...terminal, out: terminal.err }, { error: { code, message, hint } });
  else terminal.err(`${message}${hint === undefined ? '' : `\n    ${hint}`}\n`);
  return known ? ERRORS[error.code].exit : EXIT.failure;
}
