import { type Facts, isForGood, isInert, isLiteral, isSteady, type Variable } from './facts.ts';
import { delivered, type Slot } from './returns.ts';
import { expressionStatement, isLoop, listOf, type Node, nothing, some, variable } from './tree.ts';

/** A call and the function that it is the only one of. */
export interface Single {
  readonly call: Node;
  readonly target: Node;
}

/** Texts up to this length may stand more than once. */
const SHORT_TEXT = 2;

/** Whether an argument can stand where its parameter is read. */
function isPlain(argument: Node, { reads, writes, scope }: Variable, call: Node, facts: Facts): boolean {
  if (writes.length > 0) return false;
  if (argument.type === 'Identifier') {
    if (!isSteady(argument, call, facts)) return false;
    return reads.every((one) => facts.functionOf(one) === scope) || isForGood(argument, call, facts);
  }
  if (argument.type === 'StringLiteral') return reads.length < 2 || String(argument.value).length <= SHORT_TEXT;
  return isLiteral(argument);
}

/** Makes `node` another one; its place in the sources stays. */
function become(node: Node, other: Node): void {
  const { loc, start, end } = node;
  for (const field of Object.keys(node)) delete node[field];
  Object.assign(node, structuredClone({ ...other, loc: null }), { loc, start, end });
}

/** The statements that give the parameters their values. Those that need no variable are put in place. */
function passArguments({ call, target }: Single, facts: Facts): Node[] {
  const passed: Node[] = [];
  for (const [i, param] of target.params.entries()) {
    const known = facts.variables.get(param.name) as Variable;
    const argument = call.arguments[i] ?? nothing();
    if (isPlain(argument, known, call, facts)) for (const read of known.reads) become(read, argument);
    else if (known.reads.length + known.writes.length > 0) passed.push(variable(param.name, argument));
    else if (!isInert(argument, call, facts)) passed.push(expressionStatement(argument));
  }
  for (const argument of call.arguments.slice(target.params.length)) {
    if (!isInert(argument, call, facts)) passed.push(expressionStatement(argument));
  }
  return passed;
}

/** Whether a variable is given a value before it is used, on whatever way: then what it held before does not matter. */
function isSetFirst({ reads, writes }: Variable, facts: Facts): boolean {
  const first = writes.reduce((a, b) => (facts.orderOf(b) < facts.orderOf(a) ? b : a), writes[0] as Node);
  if (!first) return reads.length === 0;
  const setter = facts.parentOf(first);
  if (setter.type !== 'VariableDeclarator' || !setter.init) return false;
  let statement = facts.parentOf(setter);
  const above = facts.parentOf(statement);
  if (above.type === 'ForStatement' && above.init === statement) statement = above;
  const list = facts.parentOf(statement);
  if (list.type !== 'BlockStatement') return false;
  return [...reads, ...writes].every(
    (one) =>
      one === first ||
      (facts.contains(list, one) && facts.orderOf(one) > facts.orderOf(first) && !facts.contains(setter, one)),
  );
}

/** In a loop a variable would still hold what the round before left in it. */
function resets({ call, target }: Single, facts: Facts): Node[] {
  if (!facts.above(call).some(isLoop)) return [];
  return [...facts.variables]
    .filter(([, known]) => known.scope === target && !known.isParameter && !isSetFirst(known, facts))
    .map(([name]) => variable(name, nothing()));
}

/** A `var` behind the last way out is never reached, and declares its variable all the same. */
function unreached({ target }: Single, statements: readonly Node[], facts: Facts): Node[] {
  const isDeclared = (name: string) =>
    statements.some((statement) => some(statement, (one) => one.type === 'VariableDeclarator' && one.id.name === name));
  return [...facts.variables]
    .filter(([, { scope, isParameter, declaration }]) => scope === target && !isParameter && !declaration)
    .filter(([name, { reads, writes }]) => reads.length + writes.length > 0 && !isDeclared(name))
    .map(([name]) => variable(name, nothing()));
}

/** The functions that are declared in one. */
export function functionsOf({ target }: Single): Node[] {
  return listOf(target.body).filter((one) => one.type === 'FunctionDeclaration');
}

/** The statements that do what the call does, and give its value to `slot`; undefined if there are none. */
export function bodyOf(single: Single, slot: Slot, facts: Facts): Node[] | undefined {
  const inner = functionsOf(single);
  const own = listOf(single.target.body).filter((one) => !inner.includes(one));
  const statements = delivered(own, slot);
  if (!statements) return undefined;
  const before = resets(single, facts);
  const all = [...before, ...statements];
  return [...passArguments(single, facts), ...unreached(single, all, facts), ...all];
}
