import type { Babel, BabelNode, BabelPath, BabelPlugin } from '@babel/core';

/** Texts that no number compares equal to: `==` turns a text that looks like a number into one. */
const NUMERIC = /^[\s\d.+-]*$|^\s*(?:0x|-?Infinity)/i;

function isPlain(types: Babel['types'], node: BabelNode): boolean {
  if (types.isUnaryExpression(node, { operator: '-' })) return types.isNumericLiteral(node.argument as BabelNode);
  return types.isNumericLiteral(node) || (types.isStringLiteral(node) && !NUMERIC.test(node.value as string));
}

/** Whether a variable is given a text where it is declared: `+= 1` appends to that one. */
function isText(types: Babel['types'], path: BabelPath, target: BabelNode): boolean {
  if (!types.isIdentifier(target)) return false;
  const declarator = path.scope.getBinding(target.name as string)?.path.node;
  const init = declarator?.init as BabelNode | undefined;
  return init !== undefined && init !== null && (types.isStringLiteral(init) || types.isBinaryExpression(init));
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
      if (isText(types, path, left)) return;
      path.replaceWith(types.updateExpression(operator === '+=' ? '++' : '--', left, true));
    },
  },
});
