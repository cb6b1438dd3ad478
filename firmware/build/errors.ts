/**
 * Every error that the firmware's tools hand to their user: the code, what it means, and the exit code with which a
 * command ends for it. ERRORS.md documents the same table. Match on codes, never on texts.
 */
export const ERRORS = {
  'usage-invalid': { exit: 2, text: 'a command, option or argument is unknown, missing or malformed' },
  'board-unknown': { exit: 2, text: 'there is no board of that name' },
  'board-incomplete': { exit: 1, text: 'a board lacks its page, or does not export what a board must' },
  'board-broken': { exit: 1, text: "a board's file, or a source that it imports, cannot be loaded" },
  'file-unreadable': { exit: 1, text: 'a file does not exist or may not be read' },
  'file-unwritable': { exit: 1, text: 'a file may not be written' },
  'file-exists': { exit: 1, text: 'a file would be overwritten' },
  'radio-invalid': { exit: 2, text: 'a radio parameter is unknown, missing or not what the modem takes' },
  'secret-shown': { exit: 2, text: 'a secret stands in the command line' },
  'covers-invalid': { exit: 1, text: 'a file of covers has faults' },
  'record-invalid': { exit: 1, text: 'a provisioning file cannot be used' },
  'port-missing': { exit: 1, text: 'a serial port is not there, or cannot be opened' },
  'board-silent': { exit: 1, text: "no prompt of Espruino's came over the port" },
  'board-differs': { exit: 1, text: 'the board at the port is not the one that was named' },
  'board-full': { exit: 1, text: "the board's flash has no room for a file" },
  'board-lost': { exit: 1, text: 'the port went away in the middle' },
  'node-running': { exit: 1, text: 'another process runs the node of that folder' },
  'write-differs': { exit: 1, text: 'what was written reads back otherwise' },
  'flasher-failed': { exit: 1, text: 'the program that talks to the board ended by itself' },
  'bundle-failed': { exit: 1, text: 'the sources could not be bundled, lowered or minified' },
  'bundle-banned': { exit: 1, text: 'the bundle holds something that an engine of the fleet cannot run' },
  'bundle-too-large': { exit: 1, text: "the script has more bytes than its board's budget" },
  'map-invalid': { exit: 1, text: 'a source map cannot be used' },
  'place-unknown': { exit: 1, text: 'a column of a script belongs to no line of the sources' },
  'engine-missing': { exit: 2, text: 'the path of an engine names no program' },
  'engine-failed': { exit: 1, text: 'an engine crashed, ran out of memory or time, or stopped in the middle' },
  'engine-over-budget': { exit: 1, text: 'a script needs more heap, or more instructions, than a node may' },
  'frames-differ': { exit: 1, text: 'an engine did not produce the same frames as Node' },
} as const satisfies Readonly<Record<string, { readonly exit: number; readonly text: string }>>;

export type ErrorCode = keyof typeof ERRORS;

export interface FirmwareError extends Error {
  readonly code: ErrorCode;
  /** what to do about it, in one sentence */
  readonly hint?: string;
}

/** An error of the table. `message` says what, exactly; `hint` what to do about it. */
export function firmwareError(code: ErrorCode, message: string, more: { hint?: string; cause?: unknown } = {}) {
  const { hint, cause } = more;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, { code, ...(hint === undefined ? {} : { hint }) }) satisfies FirmwareError;
}

/** Is this one of ours; and, where a code is given, this one? */
export function isFirmwareError(error: unknown, code?: ErrorCode): error is FirmwareError {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && Object.hasOwn(ERRORS, error.code) && (code ?? error.code) === error.code;
}
