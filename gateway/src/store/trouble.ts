import Database from 'better-sqlite3';

/**
 * Primary result codes (sqlite.org/rescode.html) that speak of the disk, the memory or another process. They pass by
 * themselves, or when somebody makes room; trying the same again is right.
 */
const PASSING = [
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_PERM',
  'SQLITE_PROTOCOL',
  'SQLITE_READONLY',
];

/** Is this the surroundings' fault, not that of what was to be written? */
export function isStorageTrouble(error: unknown): boolean {
  return error instanceof Database.SqliteError && PASSING.some((code) => error.code.startsWith(code));
}

/** `SQLITE_FULL: database or disk is full` */
export function troubleText(error: unknown): string {
  if (error instanceof Database.SqliteError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
