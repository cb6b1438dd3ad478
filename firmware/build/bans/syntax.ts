import type { AnyNode, Statement } from 'acorn';
import { type Ban, propertyOf } from './ban.ts';
import { isFunction, isUsedAboveVar } from './hoisting.ts';
import { isArray } from './values.ts';

/** The statements of the program or function body that `node` stands in directly, or undefined. */
function bodyOf(ancestors: readonly AnyNode[]): readonly (Statement | AnyNode)[] | undefined {
  const parent = ancestors.at(-1);
  if (parent?.type === 'Program') return parent.body;
  return parent?.type === 'BlockStatement' && isFunction(ancestors.at(-2)) ? parent.body : undefined;
}

/** Constructs of ES5 syntax itself. */
export const SYNTAX_BANS: readonly Ban[] = [
  {
    name: 'late-function',
    reason: 'Espruino does not hoist: a function must be declared before every other statement of its scope',
    matches(node, ancestors) {
      if (node.type !== 'FunctionDeclaration') return false;
      const body = bodyOf(ancestors);
      if (!body) return false;
      return body
        .slice(0, body.indexOf(node))
        .some((one) => one.type !== 'FunctionDeclaration' && !('directive' in one && one.directive));
    },
  },
  {
    name: 'late-var',
    reason:
      'Espruino does not hoist: a variable that is used above its `var` is the one of an outer scope, or a global',
    matches: (node, ancestors) => node.type === 'Identifier' && isUsedAboveVar(node, ancestors),
  },
  {
    name: 'function-in-block',
    reason: 'ES5 leaves it open what a function declared in a block means',
    matches: (node, ancestors) => node.type === 'FunctionDeclaration' && bodyOf(ancestors) === undefined,
  },
  {
    name: 'label',
    reason: 'Espruino knows no labels',
    matches: (node) => node.type === 'LabeledStatement',
  },
  {
    name: 'this',
    reason: 'the build takes methods out of their objects: name the object',
    matches: (node) => node.type === 'ThisExpression',
  },
  {
    name: 'default-not-last',
    reason: 'Espruino refuses a case after the default',
    matches: (node) =>
      node.type === 'SwitchStatement' && node.cases.some((one, i) => !one.test && i < node.cases.length - 1),
  },
  {
    name: 'array-length',
    reason: 'Espruino cannot assign to the length of an array: pop, or start a new one',
    matches(node, ancestors) {
      const target =
        node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
      if (target?.type !== 'MemberExpression' || propertyOf(target) !== 'length') return false;
      return isArray(target.object, ancestors);
    },
  },
  {
    name: 'regular-expression',
    reason: 'Espruino knows no groups, counts, lazy quantifiers, lookaround or flags',
    matches: (node) =>
      (node.type === 'Literal' && 'regex' in node) || (node.type === 'Identifier' && node.name === 'RegExp'),
  },
  {
    name: 'error-class',
    reason: 'on Espruino `instanceof` is false for every class of errors',
    matches: (node) =>
      node.type === 'BinaryExpression' &&
      node.operator === 'instanceof' &&
      node.right.type === 'Identifier' &&
      node.right.name.endsWith('Error'),
  },
  {
    name: 'accessor',
    reason: 'getters and setters are missing from older Espruino; write a function',
    matches: (node) => node.type === 'Property' && node.kind !== 'init',
  },
  {
    name: 'minus-zero',
    reason: 'Espruino has no -0: it is 0 there',
    matches: (node) =>
      node.type === 'UnaryExpression' &&
      node.operator === '-' &&
      node.argument.type === 'Literal' &&
      node.argument.value === 0,
  },
  {
    name: 'with',
    reason: 'not in strict mode, and not on Espruino',
    matches: (node) => node.type === 'WithStatement',
  },
  {
    name: 'eval',
    reason: 'a node runs what was built and nothing else',
    matches: (node) => node.type === 'Identifier' && (node.name === 'eval' || node.name === 'Function'),
  },
];
