import { type Facts, isLiteral, type Variable } from '../inline/facts.ts';
import { isFunction, type Node, nothing, some } from '../inline/tree.ts';
import { become, isFixed } from './definitions.ts';

/** The calls of a function that nothing but calls names. */
function callsOf({ declaration, reads, writes, isParameter }: Variable, facts: Facts): Node[] | undefined {
  if (!declaration || writes.length > 0 || isParameter || reads.length === 0) return undefined;
  const calls = reads.map((read) => facts.parentOf(read));
  if (!calls.every((call, i) => call.type === 'CallExpression' && call.callee === reads[i])) return undefined;
  const counts = (one: Node) => one.type === 'Identifier' && one.name === 'arguments';
  return some(declaration.body, counts) ? undefined : calls;
}

/** Whether an argument can be left out: working it out does nothing. */
function isIdle(argument: Node): boolean {
  return argument.type === 'Identifier' || isLiteral(argument) || isFunction(argument);
}

function isSame(a: Node, b: Node): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'Identifier') return a.name === b.name;
  if (a.type === 'UnaryExpression') return a.operator === b.operator && isSame(a.argument as Node, b.argument as Node);
  return a.value === b.value;
}

/** What all calls give to a parameter, if it is the same thing and the function knows it too. */
function alwaysGiven(at: number, declaration: Node, calls: readonly Node[], facts: Facts): Node | undefined {
  const [first, ...others] = calls.map((call) => call.arguments[at] ?? nothing());
  if (!first || !others.every((other) => isSame(first, other))) return undefined;
  if (isLiteral(first)) return first;
  if (first.type !== 'Identifier') return undefined;
  const scope = facts.variables.get(first.name)?.scope;
  if (!scope || scope === declaration || !facts.contains(scope, declaration)) return undefined;
  return calls.every((call) => isFixed(first, call, facts)) ? first : undefined;
}

/** Takes parameters away that nobody reads, and those that are always given the same. Returns whether there were any. */
export function trim(facts: Facts): boolean {
  let found = false;
  // what stands in place of a parameter now is read in one more place than the walk has seen
  const given = new Set<string>();
  for (const known of facts.variables.values()) {
    const calls = callsOf(known, facts);
    if (!calls) continue;
    const declaration = known.declaration as Node;
    for (let at = declaration.params.length - 1; at >= 0; at -= 1) {
      const param = facts.variables.get((declaration.params[at] as Node).name);
      if (
        !param ||
        param.scope !== declaration ||
        param.writes.length > 0 ||
        given.has((declaration.params[at] as Node).name)
      )
        continue;
      if (!calls.every((call) => call.arguments.slice(at, at + 1).every(isIdle))) continue;
      const value = param.reads.length === 0 ? nothing() : alwaysGiven(at, declaration, calls, facts);
      if (!value) continue;
      for (const read of param.reads) become(read, structuredClone({ ...value, loc: null }) as unknown as Node);
      if (value.type === 'Identifier') given.add(value.name);
      declaration.params.splice(at, 1);
      for (const call of calls) call.arguments.splice(at, 1);
      found = true;
    }
  }
  return found;
}
