import type { AnyNode } from 'acorn';
import { base, recursive } from 'acorn-walk';
import { type Ban, propertyOf } from './ban.ts';
import { isFunction } from './hoisting.ts';

const MAX_ARGUMENTS = 256;
const MAX_DEPTH = 600;

type FunctionNode = Extract<AnyNode, { params: unknown }>;

/** Whether anything in a function's own body, functions within it left aside, is as asked. */
function someInBody(node: FunctionNode, isIt: (one: AnyNode) => boolean): boolean {
  let found = false;
  const look = (one: AnyNode, state: unknown, visit: (node: AnyNode, state: unknown) => void) => {
    if (isIt(one)) found = true;
    (base as Record<string, typeof look>)[one.type]?.(one, state, visit);
  };
  const visitors = { Function() {}, CallExpression: look, BinaryExpression: look, VariableDeclarator: look };
  recursive(node.body as AnyNode, null, visitors as unknown as Parameters<typeof recursive>[2], base);
  return found;
}

/** The name under which a function may call itself. */
function ownName(node: FunctionNode, ancestors: readonly AnyNode[]): string | undefined {
  if (node.id) return node.id.name;
  const parent = ancestors.at(-1);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return parent.left.name;
  return undefined;
}

function isBound(one: AnyNode, params: readonly string[]): boolean {
  if (one.type !== 'BinaryExpression' || !/^(?:[<>]=?|[!=]==?)$/.test(one.operator)) return false;
  const sides = [one.left as AnyNode, one.right as AnyNode];
  return (
    sides.some((side) => side.type === 'Identifier' && params.includes(side.name)) &&
    sides.some((side) => side.type === 'Literal' && typeof side.value === 'number' && side.value <= MAX_DEPTH)
  );
}

/** How much an engine takes, as far as a script shows it. */
export const LIMIT_BANS: readonly Ban[] = [
  {
    name: 'many-arguments',
    reason: 'Espruino passes 256 arguments at most: loop, and never apply to an array of unknown length',
    matches(node) {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
      if (node.arguments.length > MAX_ARGUMENTS) return true;
      if (node.type === 'NewExpression' || propertyOf(node.callee) !== 'apply' || node.arguments.length < 2)
        return false;
      const list = node.arguments[1] as AnyNode;
      if (list.type === 'ArrayExpression') return list.elements.length > MAX_ARGUMENTS;
      return !(list.type === 'Identifier' && list.name === 'arguments');
    },
  },
  {
    name: 'unbounded-recursion',
    reason: 'Espruino goes 600 calls deep: count the depth in a parameter and compare it with a number, or loop',
    matches(node, ancestors) {
      if (!isFunction(node)) return false;
      const name = ownName(node, ancestors);
      const params = node.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : []));
      if (name === undefined || params.includes(name)) return false;
      const callsItself = (one: AnyNode) =>
        one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === name;
      const isShadow = (one: AnyNode) =>
        one.type === 'VariableDeclarator' && one.id.type === 'Identifier' && one.id.name === name;
      if (someInBody(node, isShadow)) return false;
      return someInBody(node, callsItself) && !someInBody(node, (one) => isBound(one, params));
    },
  },
];
