import type { Facts } from '../inline/facts.ts';
import { identifier, isFunction, make, type Node, nothing } from '../inline/tree.ts';
import { asksForThis, declareIn } from './declare.ts';
import { become, type Definition, definitionOf, isFixed, replace } from './definitions.ts';

/** An object that nobody sees as a whole. */
interface Loose {
  readonly definition: Definition;
  /** the literal's, and those that are set later */
  readonly keys: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

function keyOf(property: Node): string | undefined {
  // a key in quotes is data, or an engine's
  if (property.type !== 'ObjectProperty' || property.computed || property.key.type !== 'Identifier') return undefined;
  return property.key.name;
}

function isWrite(member: Node, facts: Facts): boolean {
  const parent = facts.parentOf(member);
  return (parent.type === 'AssignmentExpression' && parent.left === member) || parent.type === 'UpdateExpression';
}

/** What every object has. */
function isInherited(name: string): boolean {
  return name in {};
}

function looseOf(name: string, facts: Facts): Loose | undefined {
  const definition = definitionOf(name, facts);
  if (definition?.value.type !== 'ObjectExpression') return undefined;
  const { known, value } = definition;
  const keys = new Set<string>();
  for (const property of value.properties) {
    const key = keyOf(property);
    if (key === undefined || keys.has(key)) return undefined;
    const held = property.value as Node;
    if (isFunction(held) && asksForThis(held)) return undefined;
    keys.add(key);
  }
  const written = new Set<string>();
  const members = known.reads.map((read) => facts.parentOf(read));
  for (const [i, member] of members.entries()) {
    if (member.type !== 'MemberExpression' || member.object !== known.reads[i] || member.computed) return undefined;
    const parent = facts.parentOf(member);
    if (parent.type === 'UnaryExpression' && parent.operator === 'delete') return undefined;
    if (parent.type === 'ForInStatement') return undefined;
    if (isWrite(member, facts)) written.add(member.property.name);
  }
  for (const key of written) keys.add(key);
  if (members.some(({ property }) => isInherited(property.name))) return undefined;
  return { definition, keys, written };
}

export function objectsOf(facts: Facts): Loose[] {
  const found: Loose[] = [];
  for (const name of facts.variables.keys()) {
    const loose = looseOf(name, facts);
    if (loose) found.push(loose);
  }
  return found;
}

function freshName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i += 1) name = `${wanted}${i}`;
  taken.add(name);
  return name;
}

/** Gives each key a variable of its own, or none where something else can stand for it. */
export function scatter({ definition, keys, written }: Loose, facts: Facts, taken: Set<string>): void {
  const { name, known, setter } = definition;
  const values = new Map<string, Node>();
  for (const property of definition.value.properties) {
    values.set(keyOf(property) as string, property.value as Node);
  }
  const standIns = new Map<string, string>();
  const declarators: Node[] = [];
  for (const key of keys) {
    const value = values.get(key);
    if (value?.type === 'Identifier' && !written.has(key) && isFixed(value, setter, facts)) {
      standIns.set(key, value.name);
      continue;
    }
    const own = freshName(`${name}_${key}`, taken);
    standIns.set(key, own);
    if (value?.type === 'FunctionExpression' && !value.id && !written.has(key)) {
      declareIn(setter, own, value, facts);
    } else {
      declarators.push(make('VariableDeclarator', { id: identifier(own), init: value ?? null, loc: setter.loc }));
    }
  }
  for (const read of known.reads) {
    const member = facts.parentOf(read);
    const standIn = standIns.get(member.property.name);
    // nothing ever gives the object this property
    become(member, standIn === undefined ? nothing() : identifier(standIn));
  }
  replace(definition, declarators, facts);
}
