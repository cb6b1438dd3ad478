import { readFileSync } from 'node:fs';
import { firmwareError } from '../errors.ts';
import { recordFault } from '../provision/record.ts';
import type { StorageFile } from './job.ts';

function read(file: string, hint: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, { hint, cause: error });
  }
}

/** The board's script, under the name that the board starts it by. Throws file-unreadable. */
export function loadScript(file: string, board: string, name: string): StorageFile {
  const bytes = read(file, `make it first: lidwatch-fw build --board ${board}`);
  if (bytes.length > 0) return { name, bytes: bytes.toString('latin1') };
  throw firmwareError('file-unreadable', `${file}: it is empty`, { hint: `lidwatch-fw build --board ${board}` });
}

/** The node's record. Throws file-unreadable and record-invalid, without a word of what stands in it. */
export function loadRecord(file: string, name: string): StorageFile {
  const text = read(file, 'make it first: lidwatch-fw provision').toString('latin1');
  const fault = recordFault(text);
  if (fault === '') return { name, bytes: text };
  throw firmwareError('record-invalid', `${file}: ${fault}`, {
    hint: 'the node reads the .node.json that `lidwatch-fw provision` writes, not the .import.json',
  });
}

/** The radio that a record is for; undefined where it does not say. */
export function radioOf(record: string): string | undefined {
  const { radio } = JSON.parse(record) as { radio?: { modem?: unknown } };
  return typeof radio?.modem === 'string' ? radio.modem : undefined;
}
