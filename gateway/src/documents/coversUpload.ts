import type { z } from 'zod';
import { coverId } from '../config/identity.ts';
import type { InventoryRow } from '../store/coverDetails.ts';
import { readCoversCsv } from './coversCsv.ts';
import { createCoversTable, MAX_FAULTS, MAX_ROWS } from './coversTable.ts';
import { detailChange, placeFault } from './detailFields.ts';

/** Something wrong in a row: of a table its line and column, of JSON the path. */
interface UploadFault {
  readonly name: string;
  readonly line?: number;
  readonly message: string;
}

/** Covers as somebody sends them, however many: some hundred at a time. */
export interface CoversUpload {
  slices(): AsyncIterable<readonly InventoryRow[]>;
  /** more rows than are taken at once */
  isTooLong(): boolean;
  /** of all that was read so far; at some number of them it reads no further */
  faults(): readonly UploadFault[];
  /** something is wrong with the asset number of a cover */
  assetFault(cover: string, message: string): UploadFault;
}

export const inventoryRow = detailChange.extend({ cover: coverId });

/** A table, as CSV in UTF-8. */
export function uploadOfCsv(bytes: Buffer): CoversUpload {
  const table = createCoversTable('body');
  return {
    slices: () => readCoversCsv(table, bytes),
    isTooLong: table.isTooLong,
    faults: () =>
      table.problems.map(({ path, line, message, hint }) => {
        return { name: path || 'body', line, message: hint === undefined ? message : `${message}: ${hint}` };
      }),
    assetFault: (cover, message) => ({ name: 'asset', line: table.lineOf(cover) ?? 0, message }),
  };
}

const AT_ONCE = 500;

/** The same as data: names as in a table, null in place of an empty cell. */
export function uploadOfRows(rows: readonly unknown[]): CoversUpload {
  const faults: UploadFault[] = [];
  const seen = new Map<string, number>();

  function tell(at: number, issues: readonly z.core.$ZodIssue[]): void {
    for (const { path, message } of issues) faults.push({ name: ['rows', at, ...path].join('.'), message });
  }

  function read(row: unknown, at: number): InventoryRow | undefined {
    const parsed = inventoryRow.safeParse(row);
    if (!parsed.success) {
      tell(at, parsed.error.issues);
      return undefined;
    }
    const { cover, ...change } = parsed.data;
    const misplaced = placeFault(change);
    if (misplaced !== undefined) faults.push({ name: `rows.${at}.lat`, message: misplaced });
    const first = seen.get(cover);
    if (first !== undefined)
      faults.push({ name: `rows.${at}.cover`, message: `${cover} stands in rows.${first} already` });
    seen.set(cover, first ?? at);
    return { cover, change };
  }

  return {
    async *slices() {
      if (rows.length > MAX_ROWS) return;
      for (let at = 0; at < rows.length && faults.length < MAX_FAULTS; at += AT_ONCE) {
        yield rows.slice(at, at + AT_ONCE).flatMap((row, i) => read(row, at + i) ?? []);
      }
    },
    isTooLong: () => rows.length > MAX_ROWS,
    faults: () => faults,
    assetFault: (cover, message) => ({ name: `rows.${seen.get(cover)}.asset`, message }),
  };
}
