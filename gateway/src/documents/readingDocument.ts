import type { Reading } from '../store/types.ts';
import { iso } from './words.ts';

/** Without what is undefined. */
type Said<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** A reading, as everybody outside sees it. Times are RFC 3339, UTC; what was not read is absent. */
export function readingDocument({ cover: _, at, receivedAt, extra, ...rest }: Reading) {
  const values = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  // `extra` was written by JSON.stringify
  const unknown = extra === undefined ? {} : { extra: JSON.parse(extra) as unknown };
  return { at: iso(at), receivedAt: iso(receivedAt), ...(values as Said<typeof rest>), ...unknown };
}
