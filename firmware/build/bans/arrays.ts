import type { AnyNode } from 'acorn';
import { simple } from 'acorn-walk';
import { propertyOf } from './ban.ts';
import { scopeOf } from './hoisting.ts';

/** Whether a variable or property that `isIt` recognises is ever given an array literal within `scope`. */
function isGivenArray(scope: AnyNode, isIt: (target: AnyNode) => boolean): boolean {
  let found = false;
  simple(scope, {
    VariableDeclarator(node) {
      if (node.init?.type === 'ArrayExpression' && isIt(node.id)) found = true;
    },
    AssignmentExpression(node) {
      if (node.right.type === 'ArrayExpression' && isIt(node.left)) found = true;
    },
    Property(node) {
      if (node.value.type === 'ArrayExpression' && isIt(node.key)) found = true;
    },
  });
  return found;
}

/**
 * Whether `node` holds an array as far as the script itself shows: a variable that its scope gives an array literal, or
 * a property of a name that is given one anywhere. What comes in as a parameter is not followed.
 */
export function isArray(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  if (node.type === 'ArrayExpression') return true;
  const program = ancestors[0];
  if (!program) return false;
  if (node.type === 'Identifier') {
    const scope = scopeOf(node.name, ancestors) ?? program;
    return isGivenArray(scope, (target) => target.type === 'Identifier' && target.name === node.name);
  }
  const name = propertyOf(node);
  if (name === undefined) return false;
  return isGivenArray(program, (target) =>
    target.type === 'Identifier' ? target.name === name : propertyOf(target) === name,
  );
}
