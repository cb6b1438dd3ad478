import type { Facts } from '../inline/facts.ts';
import { identifier, listOf, make, type Node, some } from '../inline/tree.ts';
import { definitionOf, replace } from './definitions.ts';

/** A function that asks what it was called on must be called on it. */
export function asksForThis({ body }: Node): boolean {
  return some(body, (one) => one.type === 'ThisExpression');
}

/** Declares `name` as a function of the scope of `place`: known from its start, and one that the inliner looks at. */
export function declareIn(place: Node, name: string, value: Node, facts: Facts): void {
  const home = facts.functionOf(place);
  const made = make('FunctionDeclaration', { ...value, type: 'FunctionDeclaration', id: identifier(name) });
  listOf(home.type === 'Program' ? home : home.body).unshift(made);
}

/** `const f = () => ...` is `function f() ...`. Returns whether there were any. */
export function declareFunctions(facts: Facts): boolean {
  let found = false;
  for (const name of facts.variables.keys()) {
    const one = definitionOf(name, facts);
    if (one?.value.type !== 'FunctionExpression' || one.value.id || asksForThis(one.value)) continue;
    replace(one, [], facts);
    declareIn(one.setter, name, one.value, facts);
    found = true;
  }
  return found;
}
