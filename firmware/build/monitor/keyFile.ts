import { readFileSync } from 'node:fs';
import { firmwareError } from '../errors.ts';

/** The key out of a file that `lidwatch-fw provision` wrote. Throws file-unreadable and record-invalid, without the key. */
export function readKey(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, { cause: error });
  }
  let key: unknown;
  try {
    key = (JSON.parse(text) as { key?: unknown } | null)?.key;
  } catch {
    throw firmwareError('record-invalid', `${file}: it is no JSON`);
  }
  if (typeof key === 'string' && /^[0-9a-f]{32}$/i.test(key)) return key;
  throw firmwareError('record-invalid', `${file}: key must be 32 hex digits`, {
    hint: 'a file that `lidwatch-fw provision` wrote, such as C-0001.import.json',
  });
}
