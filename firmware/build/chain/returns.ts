import { type BabelNode, types } from '@babel/core';

/** What stands in place of `return argument`; null where that cannot be. */
export type Finish = (argument: BabelNode | null) => BabelNode[] | null;

function listOf(statement: BabelNode | null): BabelNode[] {
  if (!statement) return [];
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}

/** Whether control never runs off the end of these statements. */
export function alwaysLeaves(list: readonly BabelNode[]): boolean {
  const last = list.at(-1);
  if (last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement') return true;
  if (last?.type === 'BlockStatement') return alwaysLeaves(last.body);
  if (last?.type !== 'IfStatement' || !last.alternate) return false;
  return alwaysLeaves(listOf(last.consequent)) && alwaysLeaves(listOf(last.alternate));
}

function hasReturn(node: BabelNode): boolean {
  let found = false;
  types.traverseFast(node, ({ type }) => {
    if (type === 'ReturnStatement') found = true;
  });
  return found;
}

/**
 * The statements of a function with `finish` for each `return`, and for running off the end: what follows a branch that
 * returns goes into the other branch. Null where a `return` stands in a loop or a switch, or would need code twice.
 */
export function withoutReturns(list: readonly BabelNode[], finish: Finish): BabelNode[] | null {
  const out: BabelNode[] = [];
  for (const [i, statement] of list.entries()) {
    const rest = list.slice(i + 1);
    if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') {
      const end = statement.type === 'ReturnStatement' ? finish(statement.argument) : [statement];
      return end && [...out, ...end];
    }
    if (!hasReturn(statement)) {
      out.push(statement);
      continue;
    }
    if (statement.type !== 'IfStatement') return null;
    const yes = listOf(statement.consequent);
    const no = listOf(statement.alternate);
    const branches = alwaysLeaves(yes) ? [yes, [...no, ...rest]] : alwaysLeaves(no) ? [[...yes, ...rest], no] : null;
    const [whenTrue, whenFalse] = branches?.map((branch) => withoutReturns(branch, finish)) ?? [];
    if (!whenTrue || !whenFalse) return null;
    const otherwise = whenFalse.length > 0 ? types.blockStatement(whenFalse) : null;
    return [...out, types.ifStatement(statement.test, types.blockStatement(whenTrue), otherwise)];
  }
  const end = finish(null);
  return end && [...out, ...end];
}
