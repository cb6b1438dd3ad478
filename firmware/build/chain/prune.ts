import { type BabelNode, type BabelPath, type BabelPlugin, types } from '@babel/core';
import { isPure } from './pure.ts';

/** Which properties a script reads and which it sets, by name alone; names in quotes are data. */
interface Uses {
  readonly read: Set<string>;
  readonly set: Set<string>;
  readonly quoted: Set<string>;
}

const ROUNDS = 20;

function isStatement({ parentPath }: BabelPath): boolean {
  return parentPath.node.type === 'ExpressionStatement';
}

function noteQuoted(node: BabelNode, quoted: Set<string>): void {
  if (types.isStringLiteral(node)) quoted.add(node.value as string);
  if (!types.isConditionalExpression(node)) return;
  noteQuoted(node.consequent, quoted);
  noteQuoted(node.alternate as BabelNode, quoted);
}

/** `++o.count` and `o.count += 1`, as statements, set without reading: nobody sees the sum. */
function noteMember(path: BabelPath, uses: Uses): void {
  const { node, parent, parentPath } = path;
  if (node.computed) {
    noteQuoted(node.property, uses.quoted);
    return;
  }
  const { name } = node.property;
  const isTarget = types.isAssignmentExpression(parent) && parent.left === node;
  if (!isTarget && !types.isUpdateExpression(parent)) {
    if (types.isForInStatement(parent) && parent.left === node) uses.set.add(name);
    else uses.read.add(name);
    return;
  }
  uses.set.add(name);
  if (!isStatement(parentPath) && !(isTarget && parent.operator === '=')) uses.read.add(name);
}

function usesIn(program: BabelPath): Uses {
  const uses: Uses = { read: new Set(), set: new Set(), quoted: new Set() };
  program.traverse({
    MemberExpression: (path) => noteMember(path, uses),
    ObjectProperty({ node }) {
      if (types.isIdentifier(node.key)) uses.set.add(node.key.name);
      else noteQuoted(node.key, uses.quoted);
    },
  });
  return uses;
}

function rootOf(node: BabelNode): BabelNode {
  return types.isMemberExpression(node) ? rootOf(node.object) : node;
}

/** One round; resolves to how much it changed. */
function round(program: BabelPath, isForeign: (name: string) => boolean): number {
  const { read, set, quoted } = usesIn(program);
  const isOurs = (name: string) => !isForeign(name) && !quoted.has(name);
  let changes = 0;
  program.traverse({
    ObjectExpression({ node }) {
      const isUsed = ({ type, key, value }: BabelNode) =>
        type !== 'ObjectProperty' ||
        !types.isIdentifier(key) ||
        !isOurs(key.name) ||
        read.has(key.name) ||
        !isPure(value as BabelNode);
      // not by `path.remove()`, for which `p: x` is a pattern: it would forget that there is a variable `x`
      const used = node.properties.filter(isUsed);
      changes += node.properties.length - used.length;
      node.properties = used;
    },
    ExpressionStatement(path) {
      const { expression } = path.node;
      const assigned = types.isAssignmentExpression(expression);
      const target = assigned ? expression.left : types.isUpdateExpression(expression) ? expression.argument : null;
      if (!target || !types.isMemberExpression(target) || target.computed || !isPure(target.object)) return;
      if (!isOurs(target.property.name) || read.has(target.property.name)) return;
      if (assigned && !isPure(expression.right)) path.get('expression').replaceWith(expression.right);
      else path.remove();
      changes += 1;
    },
    MemberExpression(path) {
      const { node, parent, key, scope } = path;
      if (node.computed || !isOurs(node.property.name) || set.has(node.property.name) || !isPure(node.object)) return;
      const root = rootOf(node);
      if (key === 'callee' || types.isUpdateExpression(parent) || parent.operator === 'delete') return;
      if (!types.isIdentifier(root) || !scope.getBinding(root.name)) return;
      path.replaceWith(types.unaryExpression('void', types.numericLiteral(0)));
      changes += 1;
    },
  });
  return changes;
}

/**
 * What the sources as a whole do not use, though each part of them might: a property that nothing reads is not set, and
 * one that nothing sets is undefined where it is read, so that the defaults of options that no board gives fall away.
 * Names alone are looked at; that is enough since nothing is looked up by text (the bans see to that), and what an
 * engine has (`isForeign`) or what stands in quotes is let alone.
 */
export function prune(isForeign: (name: string) => boolean): BabelPlugin {
  return () => ({
    visitor: {
      Program(program) {
        for (let i = 0; i < ROUNDS && round(program, isForeign) > 0; i += 1);
      },
    },
  });
}
