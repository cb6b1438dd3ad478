import { SETTINGS } from '@lidwatch/protocol';
import { holdsToken } from './tokenForm.ts';

/** Characters of a detail: enough to see what was meant. The thing itself stands where it was changed. */
const LONGEST = 1_000;
const TEXT = 160;
const ENTRIES = 12;
const DEPTH = 4;
const HIDDEN = '(hidden)';

/**
 * Names of what may be told. No entry can ever be taken back, so a name that nobody has thought of is hidden, and with it secrets
 * that no pattern would know for one. Left out on purpose: passwords, keys, photos, and how residents can be reached.
 */
const TOLD = new Set([
  ...['cover', 'node', 'name', 'group', 'asset', 'address', 'lat', 'lon', 'cell', 'unit', 'tags', 'rows', 'place'],
  ...['lidwatch', 'profile', 'board', 'link', 'replaced', 'changed', 'change', 'before'],
  ...['order', 'kind', 'for', 'within', 'confirmed', 'covers', 'settings', ...Object.keys(SETTINGS)],
  ...['act', 'step', 'minutes', 'reading', 'matter', 'of', 'user', 'enteredAt', 'verdict', 'text', 'note', 'reason'],
  ...['role', 'language', 'disabled', 'scope', 'expires', 'file', 'gone', 'done'],
]);
/** The key of a node has a length of 16 bytes; no text of a person holds as many digits in one. */
const HEX = /[0-9a-f]{32}/i;

function shown(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    if (holdsToken(value) || HEX.test(value)) return HIDDEN;
    return value.length > TEXT ? `${value.slice(0, TEXT)}...` : value;
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return undefined;
  if (depth === 0) return '...';
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) {
    const some = value.slice(0, ENTRIES).map((one) => shown(one, depth - 1));
    return value.length > ENTRIES ? [...some, `${value.length - ENTRIES} more`] : some;
  }
  const entries = Object.entries(value);
  const some = entries.slice(0, ENTRIES).map(([name, one]) => {
    return [name.slice(0, TEXT), TOLD.has(name) ? shown(one, depth - 1) : HIDDEN];
  });
  if (entries.length > ENTRIES) some.push(['...', `${entries.length - ENTRIES} more`]);
  // not by assignment: a key `__proto__` is what whoever sent it called it
  return Object.fromEntries(some);
}

/** What was asked for as bounded JSON that tells nothing secret; empty where there is nothing to tell. */
export function auditDetail(asked: unknown): string {
  if (asked === undefined || asked === null) return '';
  const text = JSON.stringify(shown(asked, DEPTH)) ?? '';
  return text.length <= LONGEST ? text : JSON.stringify(`${text.slice(0, LONGEST / 2)}...`);
}
