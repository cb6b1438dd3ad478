import { type Facts, isLiteral } from '../inline/facts.ts';
import { childrenOf, listOf, make, type Node, nothing } from '../inline/tree.ts';
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
  const isTrue =
    left.type === 'UnaryExpression'
      ? left.operator === '-' && (left.argument as Node).value !== 0
      : Boolean(left.value);
  become(node, isTrue === (operator === '&&') ? right : left);
}

function isUndefined(node: Node | null | undefined): boolean {
  return node?.type === 'UnaryExpression' && node.operator === 'void' && isLiteral(node);
}

/** `if (p === void 0) { p = D; }`, as Babel writes a default: the assignment. */
function defaultOf(statement: Node | undefined, name: string): Node | undefined {
  const { type, test, consequent, alternate } = statement ?? ({} as Node);
  if (type !== 'IfStatement' || alternate || test.type !== 'BinaryExpression' || test.operator !== '===')
    return undefined;
  if (test.left.type !== 'Identifier' || test.left.name !== name || !isUndefined(test.right)) return undefined;
  const [only, ...others] = consequent.type === 'BlockStatement' ? listOf(consequent) : [consequent];
  const set = only?.type === 'ExpressionStatement' ? only.expression : undefined;
  if (others.length > 0 || set?.type !== 'AssignmentExpression' || set.operator !== '=') return undefined;
  return set.left.type === 'Identifier' && set.left.name === name ? set.right : undefined;
}

const SOMETHING = /^(?:Numeric|String|Boolean|Null)Literal$|^(?:Function|Array|Object)Expression$/;

/** A default for what is there for certain, or is not, is none. Returns whether there were any. */
export function settleDefaults(node: Node): boolean {
  let found = false;
  for (const child of childrenOf(node)) found = settleDefaults(child) || found;
  if (node.type !== 'BlockStatement' && node.type !== 'Program') return found;
  const list = listOf(node);
  for (const [i, statement] of list.entries()) {
    if (statement.type !== 'VariableDeclaration' || statement.declarations.length > 1) continue;
    const { id, init } = statement.declarations[0] as Node;
    const value = defaultOf(list[i + 1], id.name);
    if (!init || !value || (!isUndefined(init) && !SOMETHING.test(init.type))) continue;
    if (isUndefined(init)) (statement.declarations[0] as Node).init = value;
    become(list[i + 1] as Node, make('EmptyStatement', {}));
    found = true;
  }
  return found;
}
