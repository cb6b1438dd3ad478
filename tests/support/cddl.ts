/**
 * The part of CDDL (RFC 8610) that protocol.cddl is written in, read from its text and matched against decoded CBOR:
 * rules, choices, ranges, .regexp, maps, arrays, groups, occurrences. It knows nothing of the protocol's code, so that
 * the file is held to the vectors by what it says.
 */
type Type =
  | { readonly kind: 'literal'; readonly value: number | string }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'regexp'; readonly of: Type; readonly pattern: RegExp }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'map' | 'array' | 'group'; readonly entries: readonly Entry[] }
  | { readonly kind: 'choice'; readonly of: readonly Type[] };

interface Entry {
  readonly least: number;
  readonly most: number;
  /** `key: type` and `key => type` of a map; absent in arrays, and where a group is named */
  readonly key?: Type;
  readonly type: Type;
}

export type Cddl = ReadonlyMap<string, Type>;

const TOKEN = /"[^"]*"|\.\.|\.regexp|=>|-?\d+|[a-z][a-z0-9-]*|[=/{}[\](),:?*]/giy;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const KINDS = { '{': 'map', '[': 'array', '(': 'group' } as const;

function tokens(text: string): string[] {
  const source = text.replace(/;.*$/gm, '').replace(/\s+/g, ' ').trim();
  const found: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < source.length; ) {
    if (source[TOKEN.lastIndex] === ' ') {
      TOKEN.lastIndex += 1;
      continue;
    }
    const at = TOKEN.lastIndex;
    const [token] = TOKEN.exec(source) ?? [];
    if (token === undefined) throw new Error(`not in this CDDL subset: ${source.slice(at, at + 20)}`);
    found.push(token);
  }
  return found;
}

export function parseCddl(text: string): Cddl {
  const list = tokens(text);
  let at = 0;
  const peek = (ahead = 0) => list[at + ahead] ?? '';
  const next = () => {
    at += 1;
    return list[at - 1] ?? '';
  };
  const expectToken = (token: string) => {
    if (next() !== token) throw new Error(`expected ${token} before '${list.slice(at - 1, at + 5).join(' ')}'`);
  };
  const isNumber = (token: string) => /^-?\d+$/.test(token);

  function simple(): Type {
    const token = next();
    if (isNumber(token)) return { kind: 'literal', value: Number(token) };
    if (token.startsWith('"')) return { kind: 'literal', value: token.slice(1, -1) };
    const closing = CLOSING[token];
    if (closing === undefined) return { kind: 'name', name: token };
    const entries = group(closing);
    expectToken(closing);
    return { kind: KINDS[token as keyof typeof KINDS], entries };
  }

  function controlled(): Type {
    const type = simple();
    if (peek() === '..') {
      next();
      const end = simple();
      if (type.kind !== 'literal' || end.kind !== 'literal') throw new Error('a range of what is no literal');
      return { kind: 'range', min: Number(type.value), max: Number(end.value) };
    }
    if (peek() !== '.regexp') return type;
    next();
    return { kind: 'regexp', of: type, pattern: new RegExp(`^(?:${next().slice(1, -1)})$`) };
  }

  function type(): Type {
    const of = [controlled()];
    while (peek() === '/') {
      next();
      of.push(controlled());
    }
    return of.length === 1 && of[0] ? of[0] : { kind: 'choice', of };
  }

  function occurrence(): { least: number; most: number } {
    if (peek() === '?') {
      next();
      return { least: 0, most: 1 };
    }
    const least = isNumber(peek()) && peek(1) === '*' ? Number(next()) : 0;
    if (peek() !== '*') return { least: 1, most: 1 };
    next();
    // `1*16 x` has a most, `* 0..255` has not: there a range or a key follows the number
    const bounded = isNumber(peek()) && !['..', '=>', ':'].includes(peek(1));
    return { least, most: bounded ? Number(next()) : Number.POSITIVE_INFINITY };
  }

  function group(closing: string): Entry[] {
    const entries: Entry[] = [];
    while (peek() !== closing && at < list.length) {
      const times = occurrence();
      const first = type();
      const keyed = peek() === ':' || peek() === '=>';
      if (keyed) next();
      entries.push(keyed ? { ...times, key: first, type: type() } : { ...times, type: first });
      if (peek() === ',') next();
    }
    return entries;
  }

  const rules = new Map<string, Type>();
  while (at < list.length) {
    const name = next();
    expectToken('=');
    if (rules.has(name)) throw new Error(`two rules named ${name}`);
    rules.set(name, type());
  }
  return rules;
}

/** Whether decoded CBOR (maps as Map) is what the rule says. */
export function matches(cddl: Cddl, rule: string, value: unknown): boolean {
  return matchType(cddl, { kind: 'name', name: rule }, value);
}

const PRELUDE: Readonly<Record<string, (value: unknown) => boolean>> = {
  uint: (value) => Number.isInteger(value) && (value as number) >= 0,
  text: (value) => typeof value === 'string',
  bytes: (value) => value instanceof Uint8Array,
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

function matchType(cddl: Cddl, type: Type, value: unknown): boolean {
  switch (type.kind) {
    case 'literal':
      return value === type.value;
    case 'range':
      return Number.isInteger(value) && (value as number) >= type.min && (value as number) <= type.max;
    case 'regexp':
      return matchType(cddl, type.of, value) && type.pattern.test(String(value));
    case 'choice':
      return type.of.some((one) => matchType(cddl, one, value));
    case 'map':
      return value instanceof Map && matchMap(cddl, type.entries, value);
    case 'array':
      return Array.isArray(value) && matchArray(cddl, type.entries, value);
    case 'group':
      return false;
    case 'name': {
      const rule = cddl.get(type.name);
      if (rule) return matchType(cddl, rule, value);
      const prelude = PRELUDE[type.name];
      if (!prelude) throw new Error(`no rule named ${type.name}`);
      return prelude(value);
    }
  }
}

/** Groups that are named among the entries, in their place. */
function flatten(cddl: Cddl, entries: readonly Entry[]): readonly Entry[] {
  return entries.flatMap((entry) => {
    const named = entry.type.kind === 'name' && !entry.key ? cddl.get(entry.type.name) : undefined;
    return named?.kind === 'group' ? flatten(cddl, named.entries) : [entry];
  });
}

/** A key that an entry names belongs to it alone (the cut of RFC 8610 section 3.5.4); the rest go to the open entries. */
function matchMap(cddl: Cddl, entries: readonly Entry[], map: ReadonlyMap<unknown, unknown>): boolean {
  const left = new Map(map);
  for (const { least, most, key, type } of flatten(cddl, entries)) {
    if (!key) throw new Error('an entry of a map without a key');
    const taken = [...left].filter(([one]) => matchType(cddl, key, one));
    const own = key.kind === 'literal';
    const fitting = taken.filter(([, value]) => matchType(cddl, type, value));
    if (own && fitting.length < taken.length) return false;
    if (fitting.length < least || fitting.length > most) return false;
    for (const [one] of fitting) left.delete(one);
  }
  return left.size === 0;
}

/** One entry, repeated: no array of the protocol is anything else. */
function matchArray(cddl: Cddl, entries: readonly Entry[], values: readonly unknown[]): boolean {
  const [entry] = entries;
  if (!entry || entries.length !== 1) throw new Error('an array of more than one kind of item');
  const { least, most, type } = entry;
  return values.length >= least && values.length <= most && values.every((value) => matchType(cddl, type, value));
}
