import type { AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import { type Ban, isMember, propertyOf } from './ban.ts';
import { valuesOf } from './values.ts';

/** Names that stand in a script without quotes, and will be others once it is minified. Filled once per script. */
const unquoted = new WeakMap<AnyNode, ReadonlySet<string>>();

function unquotedNames(program: AnyNode): ReadonlySet<string> {
  const before = unquoted.get(program);
  if (before) return before;
  const names = new Set<string>();
  full(program, (node) => {
    const one = node as AnyNode;
    const key =
      one.type === 'Property' ? one.key : one.type === 'MemberExpression' && !one.computed ? one.property : null;
    if (key?.type === 'Identifier') names.add(key.name);
  });
  unquoted.set(program, names);
  return names;
}

function hasUnquotedNames(node: AnyNode): boolean {
  return (
    node.type === 'ObjectExpression' &&
    node.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier')
  );
}

/** The texts that a key visibly may be: its own, those of the variable, or those in the array that it is taken from. */
function textsOf(key: AnyNode, ancestors: readonly AnyNode[]): string[] {
  const from = key.type === 'MemberExpression' && key.computed ? key.object : key;
  return valuesOf(from, ancestors)
    .flatMap((value) => (value.type === 'ArrayExpression' ? (value.elements as AnyNode[]) : [value]))
    .flatMap((value) => (value?.type === 'Literal' && typeof value.value === 'string' ? [value.value] : []));
}

function isLiteral(node: AnyNode | undefined): boolean {
  return node?.type === 'Literal';
}

function isDynamic(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  if (node.type !== 'MemberExpression' || !node.computed || isLiteral(node.property)) return false;
  const objects = valuesOf(node.object, ancestors);
  if (objects.length > 0 && objects.every(hasUnquotedNames)) return true;
  const names = unquotedNames(ancestors[0] as AnyNode);
  return textsOf(node.property, ancestors).some((text) => names.has(text));
}

export const BY_TEXT_BAN: Ban = {
  name: 'property-by-text',
  reason: 'the build shortens the names of properties: index by number, or put the names in quotes where they are made',
  matches(node, ancestors) {
    if (node.type === 'ForInStatement') return true;
    if (node.type === 'BinaryExpression' && node.operator === 'in') return !isLiteral(node.left);
    if (isMember(node, 'Object', ['keys', 'getOwnPropertyNames', 'defineProperty', 'defineProperties'])) return true;
    if (node.type === 'CallExpression' && propertyOf(node.callee) === 'hasOwnProperty') {
      return !isLiteral(node.arguments[0]);
    }
    return isDynamic(node, ancestors);
  },
};
