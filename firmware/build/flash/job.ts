import type { ErrorCode } from '../errors.ts';

/** A file for Storage. `bytes` has one character for each byte. */
export interface StorageFile {
  readonly name: string;
  readonly bytes: string;
}

/** What the program that talks to the board is asked to do. */
export interface FlashJob {
  readonly port: string;
  readonly baud: number;
  /** source of the expression that process.env.BOARD must match; empty: any board */
  readonly answers: string;
  /** in the order in which they are written */
  readonly files: readonly StorageFile[];
}

/** What it tells, in this order; `failed` may come at any time, and is the last. */
export type FlashNews =
  | { readonly kind: 'board'; readonly board: string; readonly version: string; readonly free: number }
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'verified'; readonly name: string; readonly length: number; readonly crc: number }
  | { readonly kind: 'done'; readonly provisioned: boolean }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly hint?: string };

/** Names that the board's own script reads; a new script starts as `.bootcde`. */
export const SCRIPT_NAME = '.bootcde';
export const RECORD_NAME = 'lw.provision';
/** The script's name in a folder, beside IoT.js or for `lidwatch-fw run`. */
export const FOLDER_SCRIPT = 'lidwatch.js';
