/**
 * What can go wrong between a person and the simulator. Codes are stable and documented in README.md; nobody matches
 * on the text.
 */
export const SIM_ERRORS = {
  'scenario-unreadable': 'the scenario file cannot be read',
  'scenario-invalid': 'the scenario file has errors, each named with its line',
  'suite-unreadable': 'the suite file cannot be read',
  'suite-invalid': 'the suite file has errors, each named with its line',
  'option-invalid': 'a command line option has a value that it cannot have',
  'gateway-failed': 'the gateway that is to be evaluated does not answer as it should',
  'link-failed': 'the link to the gateway could not be opened',
} as const;

export type SimErrorCode = keyof typeof SIM_ERRORS;

/** One fault in a file, where it stands. Lines and columns count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface SimError extends Error {
  readonly code: SimErrorCode;
  /** empty unless the code is `scenario-invalid` or `suite-invalid` */
  readonly faults: readonly Fault[];
}

export function createSimError(code: SimErrorCode, detail: string, faults: readonly Fault[] = []): SimError {
  const lines = faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  return Object.assign(new Error([`${SIM_ERRORS[code]}: ${detail}`, ...lines].join('\n')), { code, faults });
}

export function isSimError(error: unknown): error is SimError {
  return error instanceof Error && 'code' in error && String(error.code) in SIM_ERRORS;
}
