import { type BabelNode, types } from '@babel/core';

/** Whether computing a value does nothing else. Reading a property does not: there are no accessors. */
export function isPure(node: BabelNode | null | undefined): boolean {
  if (!node) return true;
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'MemberExpression':
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(node.left) && isPure(node.right);
    case 'ConditionalExpression':
      return isPure(node.test) && isPure(node.consequent) && isPure(node.alternate);
    case 'ArrayExpression':
      return node.elements.every(isPure);
    case 'ObjectExpression':
      return node.properties.every(
        (one) => types.isObjectProperty(one) && !one.computed && isPure(one.value as BabelNode),
      );
    default:
      return (
        types.isFunction(node) ||
        types.isNumericLiteral(node) ||
        types.isStringLiteral(node) ||
        /^(?:Boolean|Null)Literal$/.test(node.type)
      );
  }
}
