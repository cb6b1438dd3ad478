import type { Facts } from '../inline/facts.ts';
import { expressionStatement, isFunction, listOf, make, type Node, variable } from '../inline/tree.ts';
import { become } from './copies.ts';

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
      if (statement?.declarations.length !== 1 || list?.type === 'ForStatement' || list?.type === 'ForInStatement') return false;
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
