import type { Facts } from '../inline/facts.ts';
import { childrenOf, expressionStatement, isFunction, listOf, make, type Node, variable } from '../inline/tree.ts';
import { become } from './definitions.ts';

/**
 * Declares at the top of its function what is declared in a branch of it: Espruino knows a variable only below its `var`,
 * and the other branch may stand above.
 */
export function hoist(facts: Facts): void {
  for (const [name, { scope, writes, isParameter, declaration }] of facts.variables) {
    if (isParameter || declaration) continue;
    const declarators = writes.map((write) => facts.parentOf(write)).filter((one) => one.type === 'VariableDeclarator');
    const isInBranch = (declarator: Node) => {
      const [statement, list] = facts.above(declarator);
      if (statement?.declarations.length !== 1 || list?.type === 'ForStatement' || list?.type === 'ForInStatement')
        return false;
      return list !== undefined && !(list.type === 'BlockStatement' && isFunction(facts.parentOf(list)));
    };
    const inBranches = declarators.filter(isInBranch);
    if (inBranches.length === 0) continue;
    for (const declarator of inBranches) {
      const { id, init } = declarator;
      const assignment = make('AssignmentExpression', { operator: '=', left: id, right: init });
      become(facts.parentOf(declarator), expressionStatement(assignment));
    }
    const body = scope.type === 'Program' ? scope : scope.body;
    listOf(body).unshift(variable(name, null));
  }
}

/**
 * Puts functions behind the other statements of their body: the minifier takes a variable for a constant only if no
 * function that may read it is named above its value.
 */
export function sink(node: Node): void {
  for (const child of childrenOf(node)) sink(child);
  const body = node.type === 'Program' ? node : isFunction(node) ? node.body : undefined;
  if (!body) return;
  const isDeclaration = (one: Node) => one.type === 'FunctionDeclaration';
  const list = listOf(body);
  const functions = list.filter(isDeclaration);
  const others = list.filter((one) => !isDeclaration(one));
  const last = others[others.length - 1]?.type === 'ReturnStatement' ? others.splice(-1) : [];
  list.splice(0, list.length, ...others, ...functions, ...last);
}
