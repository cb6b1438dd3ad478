import type { AnyNode } from 'acorn';
import { base, recursive } from 'acorn-walk';

type FunctionNode = Extract<AnyNode, { params: unknown }>;

export function isFunction(node: AnyNode | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression';
}

/** Where each variable of a scope is first declared. Filled once per scope: a bundle has hundreds of them. */
const declarations = new WeakMap<AnyNode, ReadonlyMap<string, number>>();

/** Parameters stand at the start of their function; a `var` where its first declarator stands. */
function declarationsOf(scope: AnyNode): ReadonlyMap<string, number> {
  const known = declarations.get(scope);
  if (known) return known;
  const found = new Map<string, number>();
  const add = (name: string, at: number) => {
    if (at < (found.get(name) ?? Number.POSITIVE_INFINITY)) found.set(name, at);
  };
  const visitors = {
    Function(node: FunctionNode) {
      // an inner function is a scope of its own; its name is one of this scope, and is known from the start
      if (node.type === 'FunctionDeclaration' && node.id) add(node.id.name, scope.start);
    },
    VariableDeclarator(node: AnyNode, state: unknown, visit: (node: AnyNode, state: unknown) => void) {
      if (node.type !== 'VariableDeclarator') return;
      if (node.id.type === 'Identifier') add(node.id.name, node.id.start);
      if (node.init) visit(node.init, state);
    },
  };
  if (isFunction(scope)) {
    for (const param of scope.params) if (param.type === 'Identifier') add(param.name, scope.start);
    if (scope.id) add(scope.id.name, scope.start);
    recursive(scope.body, null, visitors as Parameters<typeof recursive>[2], base);
  } else {
    recursive(scope, null, visitors as Parameters<typeof recursive>[2], base);
  }
  declarations.set(scope, found);
  return found;
}

/** The innermost scope of `ancestors` that declares `name`, or undefined for a global. */
export function scopeOf(name: string, ancestors: readonly AnyNode[]): AnyNode | undefined {
  return ancestors.findLast((one) => (isFunction(one) || one.type === 'Program') && declarationsOf(one).has(name));
}

/** Whether a variable is used, in its own function, above the first `var` that declares it. */
export function isUsedAboveVar(node: Extract<AnyNode, { type: 'Identifier' }>, ancestors: readonly AnyNode[]): boolean {
  const scope = ancestors.findLast((one) => isFunction(one) || one.type === 'Program');
  const declared = scope && declarationsOf(scope).get(node.name);
  return declared !== undefined && node.start < declared;
}
