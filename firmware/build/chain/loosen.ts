import { type AnyNode, parse } from 'acorn';
import { full } from 'acorn-walk';
import { edited } from './edits.ts';
import type { Script } from './minify.ts';
import { isNumberText } from './slim.ts';

function isPlain(node: AnyNode): boolean {
  if (node.type === 'UnaryExpression' && node.operator === '-') return isPlain(node.argument as AnyNode);
  return (
    node.type === 'Literal' &&
    (typeof node.value === 'number' || (typeof node.value === 'string' && !isNumberText(node.value)))
  );
}

/** `x === 1` is `x == 1`, as in `slim.ts`, where the literal was a constant with a name until now. */
export function loosen(script: Script): Script {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  full(parse(script.code, { ecmaVersion: 5 }), (node) => {
    const { type, operator, left, right } = node as Extract<AnyNode, { type: 'BinaryExpression' }>;
    if (type !== 'BinaryExpression' || (operator !== '===' && operator !== '!==')) return;
    if (!isPlain(left as AnyNode) && !isPlain(right as AnyNode)) return;
    const start = script.code.indexOf(operator, left.end);
    edits.push({ start, end: start + operator.length, text: operator.slice(0, 2) });
  });
  return edited(script, edits);
}
