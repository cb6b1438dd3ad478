/**
 * Every error that this package hands to its user: the code, what it means, and the exit code with which a command ends
 * for it. ERRORS.md documents the same table. Match on codes, never on texts.
 */
export const ERRORS = {
  'usage-invalid': { exit: 2, text: 'a command, option or argument is unknown, missing or out of its range' },
  'config-invalid': { exit: 2, text: 'gateway.yaml, or a file that it names, has errors' },
  'import-invalid': { exit: 2, text: 'a file of the provisioning tool has errors, or others may read it' },
  'map-invalid': { exit: 2, text: 'the map of a replay has errors, or does not fit the recording' },
  'file-unreadable': { exit: 1, text: 'a file does not exist or may not be read' },
  'file-unwritable': { exit: 1, text: 'a file may not be written' },
  'file-exists': { exit: 4, text: 'the file that is to be written exists already' },
  'recording-invalid': { exit: 1, text: 'a recording is not readable as CSV, or no sample in it could be used' },
  'lockstep-invalid': { exit: 1, text: 'a line of a lockstep run is no request, or its time has passed' },
  'not-well': { exit: 1, text: 'lidwatch doctor has found what keeps the gateway from its work' },
  'api-unreachable': { exit: 1, text: 'the API of the gateway does not answer, or not as this version does' },
  'api-refused': { exit: 1, text: 'the API of the gateway wants a token, or one that may do more' },
  'act-refused': { exit: 1, text: 'what was asked cannot be done as things stand' },
  'not-found': { exit: 3, text: 'no such cover, group, event, incident, token or user' },
  'cover-exists': { exit: 4, text: 'the cover already has a node' },
  'backup-invalid': { exit: 1, text: 'a backup is damaged, or none of this program' },
  'store-exists': { exit: 4, text: 'there is a database in the data folder already' },
  'token-exists': { exit: 4, text: 'the name of the token is taken' },
  'user-exists': { exit: 4, text: 'the name of the user is taken' },
  'user-last-admin': { exit: 1, text: 'it is the last administrator: nobody would be left who could undo it' },
  'password-weak': { exit: 2, text: 'the password is too short, too simple, or none was given' },
  'store-missing': { exit: 1, text: 'there is no database in the data folder yet' },
  'store-locked': { exit: 1, text: 'another gateway is at work on this data folder' },
  'store-newer': { exit: 1, text: 'the database was written by a newer version of the program' },
  'store-foreign': { exit: 1, text: 'the file in the place of the database is not a database of this program' },
  'disk-short': { exit: 1, text: 'there is too little room on the disk for what was asked' },
  'store-secret-missing': { exit: 1, text: 'the keys of the nodes are encrypted, and the store secret is not at hand' },
  'store-secret-wrong': { exit: 1, text: 'the store secret is not the one under which the keys were encrypted' },
  'asset-taken': { exit: 4, text: 'the asset number already belongs to another cover' },
  'node-taken': { exit: 4, text: 'the node already belongs to another cover' },
} as const satisfies Readonly<Record<string, { readonly exit: number; readonly text: string }>>;

export type ErrorCode = keyof typeof ERRORS;

export interface GatewayError extends Error {
  readonly code: ErrorCode;
  /** what to do about it, in one sentence */
  readonly hint?: string;
}

/** An error of the table. `message` says what, exactly; `hint` what to do about it. */
export function gatewayError(code: ErrorCode, message: string, more: { hint?: string; cause?: unknown } = {}) {
  const { hint, cause } = more;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, { code, ...(hint === undefined ? {} : { hint }) }) satisfies GatewayError;
}

/** Is this one of ours; and, where a code is given, this one? */
export function isGatewayError(error: unknown, code?: ErrorCode): error is GatewayError {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && Object.hasOwn(ERRORS, error.code) && (code ?? error.code) === error.code;
}
