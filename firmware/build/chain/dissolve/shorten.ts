import { type Facts, isLiteral, isSteady, type Variable } from '../inline/facts.ts';
import { childrenOf, isFunction, listOf, type Node, nothing, some } from '../inline/tree.ts';
import { become } from './definitions.ts';

/** A function that is one expression, and its calls. */
interface Short {
  readonly declaration: Node;
  readonly calls: readonly Node[];
  readonly value: Node;
}

/** About the bytes that a name has in the end, and those around a function: `function f(){return }`. */
const NAME = 1.6;
const AROUND = 20;
/** Parentheses, where the expression needs them. */
const MARGIN = 1;

/** About how many bytes an expression has. */
function weigh(node: Node): number {
  const inner = childrenOf(node).reduce((sum, child) => sum + weigh(child), 0);
  switch (node.type) {
    case 'Identifier':
      return NAME;
    case 'NumericLiteral':
    case 'StringLiteral':
      return String(node.value).length + (node.type === 'StringLiteral' ? 2 : 0);
    case 'CallExpression':
    case 'NewExpression':
      return inner + 2 + Math.max(0, node.arguments.length - 1) + (node.type === 'NewExpression' ? 4 : 0);
    case 'MemberExpression':
      return inner + (node.computed ? 2 : 1);
    case 'NullLiteral':
      return 4;
    default:
      return inner + (node.operator?.length ?? 2);
  }
}

/** Whether working an expression out changes nothing, and gives the same as long as nothing else changes. */
function isQuiet(node: Node): boolean {
  const isLoud = (one: Node) =>
    /^(?:Call|New|Assignment|Update|Array|Object)Expression$/.test(one.type) ||
    one.operator === 'delete' ||
    isFunction(one);
  return !some(node, isLoud);
}

function shortOf({ declaration, reads, writes, isParameter }: Variable, facts: Facts): Short | undefined {
  if (!declaration || writes.length > 0 || isParameter || reads.length === 0) return undefined;
  const home = facts.parentOf(declaration);
  if (home.type !== 'Program' && !isFunction(facts.parentOf(home))) return undefined;
  const [only, ...others] = listOf(declaration.body);
  if (!only || others.length > 0 || declaration.body.directives.length > 0) return undefined;
  const value =
    only.type === 'ReturnStatement' ? only.argument : only.type === 'ExpressionStatement' ? only.expression : null;
  if (!value) return undefined;
  const calls = reads.map((read) => facts.parentOf(read));
  for (const [i, call] of calls.entries()) {
    if (call.type !== 'CallExpression' || call.callee !== reads[i] || facts.contains(declaration, call))
      return undefined;
    const parent = facts.parentOf(call);
    // `f()()` and `delete f()` mean something else with a member in place of the call
    if (parent.callee === call || parent.operator === 'delete') return undefined;
    // the bans ask a function that calls itself to count its depth: a circle of two must not become one of them
    const receiver = facts.functionOf(call).id?.name;
    if (receiver && some(value, (one) => one.type === 'Identifier' && one.name === receiver)) return undefined;
    if (only.type === 'ExpressionStatement' && parent.type !== 'ExpressionStatement') return undefined;
  }
  const isTie = (one: Node) =>
    one.type === 'ThisExpression' || isFunction(one) || (one.type === 'Identifier' && one.name === 'arguments');
  return some(value, isTie) ? undefined : { declaration, calls, value };
}

/** Whether an argument may stand wherever its parameter is read. */
function fits(argument: Node, { reads, writes }: Variable, call: Node, value: Node, facts: Facts): boolean {
  if (writes.length > 0) return false;
  if (isLiteral(argument)) return true;
  if (!isQuiet(value)) return argument.type === 'Identifier' && isSteady(argument, call, facts);
  return argument.type === 'Identifier' || (isQuiet(argument) && reads.length <= 1);
}

function argumentsOf({ declaration }: Short, call: Node): Node[] {
  return declaration.params.map((_, i) => call.arguments[i] ?? nothing());
}

function canStand(one: Short, call: Node, facts: Facts): boolean {
  if (call.arguments.length > one.declaration.params.length) return false;
  return argumentsOf(one, call).every((argument, i) => {
    const param = facts.variables.get((one.declaration.params[i] as Node).name);
    return param !== undefined && fits(argument, param, call, one.value, facts);
  });
}

/** The expression with the arguments in place of the parameters. */
function filled(one: Short, call: Node): Node {
  const given = new Map(one.declaration.params.map(({ name }, i) => [name, argumentsOf(one, call)[i] as Node]));
  const fill = (node: Node): Node => {
    const other = node.type === 'Identifier' ? given.get(node.name) : undefined;
    if (other) become(node, structuredClone({ ...other, loc: null }) as unknown as Node);
    else
      for (const child of childrenOf(node))
        if ((child !== node.property && child !== node.key) || node.computed) fill(child);
    return node;
  };
  return fill(structuredClone(one.value));
}

/** Puts functions that are one expression where they are called, if that is shorter. Returns whether there were any. */
export function shorten(facts: Facts): boolean {
  const touched = new Set<Node>();
  for (const known of facts.variables.values()) {
    const one = shortOf(known, facts);
    if (!one?.calls.every((call) => canStand(one, call, facts))) continue;
    const places = [
      one.declaration,
      facts.functionOf(one.declaration),
      ...one.calls.map((call) => facts.functionOf(call)),
    ];
    // a walk over the program tells the truth until something moves
    if (one.calls.some((call) => touched.has(facts.functionOf(call))) || touched.has(one.declaration)) continue;
    const before =
      AROUND +
      one.declaration.params.length * 2 +
      weigh(one.value) +
      one.calls.reduce((sum, call) => sum + weigh(call), 0);
    const values = one.calls.map((call) => filled(one, call));
    if (values.reduce((sum, value) => sum + weigh(value) + MARGIN, 0) >= before) continue;
    for (const [i, call] of one.calls.entries()) become(call, values[i] as Node);
    const siblings = listOf(facts.parentOf(one.declaration));
    siblings.splice(siblings.indexOf(one.declaration), 1);
    for (const place of places) touched.add(place);
  }
  return touched.size > 0;
}
