import { type Facts, isLiteral } from '../inline/facts.ts';
import { childrenOf, type Node, nothing } from '../inline/tree.ts';
import { become } from './definitions.ts';

/** A variable that nothing gives a value, such as an option that a board leaves out, has none where it is read. */
export function forgetUnset(facts: Facts): void {
  for (const [name, { declaration, isParameter, writes, reads, scope }] of facts.variables) {
    const isOwnName = scope.id?.name === name;
    if (declaration || isParameter || isOwnName || writes.length > 0) continue;
    for (const read of reads) become(read, nothing());
  }
}

/** `void 0 || x` is `x`, and `void 0 && x` is nothing. */
export function fold(node: Node): void {
  for (const child of childrenOf(node)) fold(child);
  const { left, right, operator } = node;
  if (node.type !== 'LogicalExpression' || !/^(?:&&|[|][|])$/.test(operator) || !isLiteral(left)) return;
  const isTrue = left.type === 'UnaryExpression' ? left.operator === '-' && (left.argument as Node).value !== 0 : Boolean(left.value);
  become(node, isTrue === (operator === '&&') ? right : left);
}
