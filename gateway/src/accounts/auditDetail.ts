import { holdsToken } from './tokenForm.ts';

/** Characters of a detail: enough to see what was meant. The thing itself stands where it was changed. */
const LONGEST = 1_000;
const TEXT = 160;
const ENTRIES = 12;
const DEPTH = 4;
const HIDDEN = '(hidden)';

/** Whatever bears such a name is nobody's business behind the request: secrets, and how residents can be reached. */
const SECRET = /pass|secret|token|key|csrf|cookie|auth|photo|image|contact|phone|mobile|mail/i;
/** The key of a node has a length of 16 bytes; no text of a person holds as many digits in one. */
const HEX = /[0-9a-f]{32}/i;

function shown(value: unknown, depth: number, secrets: ReadonlySet<string>): unknown {
  if (typeof value === 'string') {
    if (holdsToken(value) || HEX.test(value)) return HIDDEN;
    return value.length > TEXT ? `${value.slice(0, TEXT)}...` : value;
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return undefined;
  if (depth === 0) return '...';
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) {
    const some = value.slice(0, ENTRIES).map((one) => shown(one, depth - 1, secrets));
    return value.length > ENTRIES ? [...some, `${value.length - ENTRIES} more`] : some;
  }
  const entries = Object.entries(value);
  const some = entries.slice(0, ENTRIES).map(([name, one]) => {
    const isSecret = secrets.has(name) || SECRET.test(name);
    return [name.slice(0, TEXT), isSecret ? HIDDEN : shown(one, depth - 1, secrets)];
  });
  if (entries.length > ENTRIES) some.push(['...', `${entries.length - ENTRIES} more`]);
  // not by assignment: a key `__proto__` is what whoever sent it called it
  return Object.fromEntries(some);
}

const NONE: ReadonlySet<string> = new Set();

/**
 * What was asked for as bounded JSON that tells nothing secret; empty where there is nothing to tell. `secrets`: names that are
 * secret beside those that sound like it.
 */
export function auditDetail(asked: unknown, secrets = NONE): string {
  if (asked === undefined || asked === null) return '';
  const text = JSON.stringify(shown(asked, DEPTH, secrets)) ?? '';
  return text.length <= LONGEST ? text : JSON.stringify(`${text.slice(0, LONGEST / 2)}...`);
}
