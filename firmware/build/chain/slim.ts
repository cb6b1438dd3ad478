import type { Babel, BabelNode, BabelPath, BabelPlugin } from '@babel/core';

/** Texts that no number compares equal to: `==` turns a text that looks like a number into one. */
const NUMERIC = /^[\s\d.+-]*$|^\s*(?:0x|-?Infinity)/i;

export function isNumberText(text: string): boolean {
  return NUMERIC.test(text);
}

function isPlain(types: Babel['types'], node: BabelNode): boolean {
  if (types.isUnaryExpression(node, { operator: '-' })) return types.isNumericLiteral(node.argument);
  return types.isNumericLiteral(node) || (types.isStringLiteral(node) && !isNumberText(node.value as string));
}

/** Whether a value is visibly a text: a literal, or a sum with one in it. */
function isText(types: Babel['types'], node: BabelNode | null | undefined): boolean {
  if (types.isBinaryExpression(node, { operator: '+' })) {
    return isText(types, node?.left as BabelNode) || isText(types, node?.right as BabelNode);
  }
  return types.isStringLiteral(node);
}

/** Whether a variable is given a text where it is declared: `+= 1` appends to that one. */
function holdsText(types: Babel['types'], path: BabelPath, target: BabelNode): boolean {
  if (!types.isIdentifier(target)) return false;
  return isText(types, path.scope.getBinding(target.name as string)?.path.node.init as BabelNode | undefined);
}

/**
 * Shorter forms that mean the same where TypeScript has checked the types:
 * - `x === 1` is `x == 1`: strict TypeScript compares a number with a number, null or undefined only;
 * - `x += 1` is `++x`: of a number.
 */
export const slim: BabelPlugin = ({ types }) => ({
  visitor: {
    BinaryExpression({ node }) {
      const operator = node.operator as string;
      if (operator !== '===' && operator !== '!==') return;
      if (isPlain(types, node.left as BabelNode) || isPlain(types, node.right as BabelNode)) {
        node.operator = operator.slice(0, 2);
      }
    },
    AssignmentExpression(path) {
      const { operator, left, right } = path.node as BabelNode & { left: BabelNode; right: BabelNode };
      if ((operator !== '+=' && operator !== '-=') || !types.isNumericLiteral(right, { value: 1 })) return;
      if (holdsText(types, path, left)) return;
      path.replaceWith(types.updateExpression(operator === '+=' ? '++' : '--', left, true));
    },
  },
});
