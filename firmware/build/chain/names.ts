import { type AnyNode, parse } from 'acorn';
import { full } from 'acorn-walk';
import { isBuiltin, isUsableBuiltin } from './builtins.ts';

/** Short names for the properties of a script: old name to new. */
export interface Names {
  readonly properties: Readonly<Record<string, string>>;
  /** properties that kept their names, with the number of their uses: an engine's API or a quoted name has the same */
  readonly kept: Readonly<Record<string, number>>;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
const KEYWORDS = ['do', 'if', 'in', 'as', 'is', 'of'];

/** a, b, ... _, aa, ab, ... without those that are `taken`. */
export function* shortNames(taken: (name: string) => boolean): Generator<string, never> {
  for (let heads = ['']; ; heads = heads.flatMap((head) => LETTERS.map((letter) => head + letter))) {
    for (const head of heads) {
      for (const letter of head === '' ? LETTERS : [...LETTERS, ...'0123456789']) {
        const name = head + letter;
        if (!KEYWORDS.includes(name) && !taken(name)) yield name;
      }
    }
  }
}

/** The most used get the shortest. */
function assign(uses: ReadonlyMap<string, number>, taken: (name: string) => boolean): Record<string, string> {
  const names = shortNames(taken);
  const mostUsedFirst = [...uses].sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(mostUsedFirst.map(([name]) => [name, names.next().value]));
}

function stringIn(node: AnyNode): string[] {
  if (node.type === 'ConditionalExpression') return [...stringIn(node.consequent), ...stringIn(node.alternate)];
  return node.type === 'Literal' ? [String(node.value)] : [];
}

/** How often each property is named, and which names stand in quotes somewhere. */
function propertyUses(code: string): { uses: Map<string, number>; quoted: Set<string> } {
  const uses = new Map<string, number>();
  const quoted = new Set<string>();
  const note = (key: AnyNode) => {
    if (key.type === 'Identifier') uses.set(key.name, (uses.get(key.name) ?? 0) + 1);
    else for (const text of stringIn(key)) quoted.add(text);
  };
  full(parse(code, { ecmaVersion: 5 }), (node) => {
    const one = node as AnyNode;
    if (one.type === 'Property') note(one.key);
    else if (one.type === 'BinaryExpression' && one.operator === 'in' && one.left.type === 'Literal') note(one.left);
    else if (one.type === 'MemberExpression') {
      if (!one.computed) note(one.property);
      else for (const text of stringIn(one.property)) quoted.add(text);
    }
  });
  return { uses, quoted };
}

/**
 * Names by frequency, which saves what a minifier that names in the order of appearance gives away. A name that is an
 * engine's or the language's own is kept, and so is one that stands in quotes anywhere: data from outside has it.
 */
export function chooseNames(code: string, engine: ReadonlySet<string>): Names {
  const { uses, quoted } = propertyUses(code);
  const ours = new Map<string, number>();
  const kept: Record<string, number> = {};
  for (const [name, count] of uses) {
    if (engine.has(name) || quoted.has(name)) kept[name] = count;
    else if (!isUsableBuiltin(name)) ours.set(name, count);
  }
  const taken = (name: string) => isBuiltin(name) || engine.has(name) || quoted.has(name);
  return { properties: assign(ours, taken), kept };
}
