import { bodyOf, type Single } from './body.ts';
import { type Facts, isInert, isLiteral } from './facts.ts';
import type { Slot } from './returns.ts';
import {
  block,
  boolean,
  exchange,
  expressionStatement,
  identifier,
  make,
  type Node,
  not,
  nothing,
  some,
  variable,
} from './tree.ts';

/** What the inliner knows while it works on one call. */
export interface Work extends Single {
  readonly facts: Facts;
  /** a name that no variable has */
  fresh(): string;
}

const IGNORE: Slot = {
  kind: 'ignore',
  early: true,
  deliver: (value) => (value && !isLiteral(value) ? [expressionStatement(value)] : []),
};

const RETURN: Slot = {
  kind: 'return',
  early: false,
  deliver: (argument) => [make('ReturnStatement', { argument })],
};

function declaring(name: string, early: boolean): Slot {
  return { kind: 'assign', early, name, deliver: (value) => [variable(name, value ?? nothing())] };
}

function assigning(left: Node, early: boolean): Slot {
  const assign = (value: Node | null) =>
    make('AssignmentExpression', { operator: '=', left: structuredClone(left), right: value ?? nothing() });
  const name = left.type === 'Identifier' ? { name: left.name } : {};
  return { kind: 'assign', early, ...name, deliver: (value) => [expressionStatement(assign(value))] };
}

/** Whether nobody sees what a variable holds while the call is worked out: only its own function names it, no argument. */
function isUnseen(name: string, { call, facts }: Work): boolean {
  const known = facts.variables.get(name);
  if (!known || facts.above(call).some((one) => one.type === 'TryStatement')) return false;
  return [...known.reads, ...known.writes].every(
    (one) =>
      facts.functionOf(one) === known.scope && known.scope === facts.functionOf(call) && !facts.contains(call, one),
  );
}

/** A target that is the same before the call and after it. */
function isSteadyTarget(left: Node, { call, facts }: Work): boolean {
  if (left.type === 'Identifier') return facts.variables.has(left.name);
  if (left.type !== 'MemberExpression' || !isInert(left.object, call, facts)) return false;
  return !left.computed || isInert(left.property, call, facts);
}

/** Functions, and the methods of Math, which nobody replaces. */
function isSteadyCallee(callee: Node, { call, facts }: Work): boolean {
  if (callee.type === 'Identifier') return isInert(callee, call, facts);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  return callee.object.type === 'Identifier' && callee.object.name === 'Math' && !facts.variables.has('Math');
}

/** What an expression works out before its child `child`. */
function before(node: Node, child: Node, work: Work): boolean {
  const { call, facts } = work;
  const inert = (one: Node | null) => !one || isInert(one, call, facts);
  const until = (list: readonly (Node | null)[]) => list.slice(0, list.indexOf(child)).every(inert);
  switch (node.type) {
    case 'UnaryExpression':
      return /^(?:[!~+-]|void)$/.test(node.operator);
    case 'BinaryExpression':
      return child === node.left || inert(node.left);
    case 'MemberExpression':
      return child === node.object || inert(node.object);
    case 'CallExpression':
    case 'NewExpression':
      return child === node.callee || (isSteadyCallee(node.callee, work) && until(node.arguments));
    case 'AssignmentExpression':
      if (child === node.left) return true;
      return node.operator === '=' ? isSteadyTarget(node.left, work) : inert(node.left);
    case 'ArrayExpression':
      return until(node.elements);
    case 'ObjectProperty':
      return child === node.value && !node.computed;
    case 'ObjectExpression':
      return node.properties
        .slice(0, node.properties.indexOf(child))
        .every((one) => !one.computed && inert(one.value as Node));
    case 'SequenceExpression':
      return until(node.expressions);
    case 'LogicalExpression':
      return child === node.left;
    case 'ConditionalExpression':
      return child === node.test;
    default:
      return false;
  }
}

/** The outermost part of `value` that is worked out before all else, or in any case, and has the call; or the call itself. */
function partOf(value: Node, work: Work): Node | undefined {
  const path = [work.call];
  for (let one = work.call; one !== value; path.unshift(one)) one = work.facts.parentOf(one);
  for (const [i, node] of path.entries()) {
    const child = path[i + 1];
    if (!child) return node;
    if (before(node, child, work)) continue;
    return node.type === 'LogicalExpression' || node.type === 'ConditionalExpression' ? node : undefined;
  }
  return undefined;
}

function isBoolean(node: Node): boolean {
  if (node.type === 'BinaryExpression') return /^(?:[<>]=?|[!=]==?)$/.test(node.operator);
  return node.type === 'UnaryExpression' && node.operator === '!';
}

function either(node: Node, left: Node, inner: readonly Node[]): Node {
  const test = node.operator === '&&' ? left : not(left);
  return make('IfStatement', { test, consequent: block(inner), alternate: null });
}

/** `a && f()` and `a || f()`. */
function liftLogical(node: Node, slot: Slot, work: Work): Node[] | undefined {
  const inner = liftInto(node.right, slot, work);
  if (!inner) return undefined;
  if (slot.kind === 'ignore') return [either(node, node.left, inner)];
  if (isBoolean(node.left)) {
    const other = block(slot.deliver(boolean(node.operator === '||')));
    return [{ ...either(node, node.left, inner), alternate: other }];
  }
  const { early, name: given } = slot;
  if (early && given && !some(node.right, (one) => one.type === 'Identifier' && one.name === given)) {
    return [...slot.deliver(node.left), either(node, identifier(given), inner)];
  }
  const name = work.fresh();
  return [
    variable(name, node.left),
    { ...either(node, identifier(name), inner), alternate: block(slot.deliver(identifier(name))) },
  ];
}

/** The statements that work out `value`, which holds the call, and give it to `slot`. */
function liftInto(value: Node, slot: Slot, work: Work): Node[] | undefined {
  if (value === work.call) return bodyOf(work, slot, work.facts);
  if (value.type === 'LogicalExpression' && work.facts.contains(value.right, work.call))
    return liftLogical(value, slot, work);
  if (value.type === 'ConditionalExpression' && !work.facts.contains(value.test, work.call)) {
    const isYes = work.facts.contains(value.consequent, work.call);
    const inner = liftInto(isYes ? value.consequent : (value.alternate as Node), slot, work);
    if (!inner) return undefined;
    const other = slot.deliver(isYes ? value.alternate : value.consequent);
    const [consequent, alternate] = isYes ? [inner, other] : [other, inner];
    return [make('IfStatement', { test: value.test, consequent: block(consequent), alternate: block(alternate) })];
  }
  const { left, right, operator, type } = value;
  if (type === 'AssignmentExpression' && operator === '=' && slot.kind === 'ignore' && isSteadyTarget(left, work)) {
    if (work.facts.contains(right, work.call)) {
      const early = left.type === 'Identifier' && isUnseen(left.name, work);
      const lifted = liftInto(right, assigning(left, early), work);
      if (lifted) return lifted;
    }
  }
  return liftByVariable(value, slot, work);
}

function liftByVariable(value: Node, slot: Slot, work: Work): Node[] | undefined {
  const lifted = liftOut(value, work);
  return lifted && [...lifted.before, ...slot.deliver(lifted.value)];
}

/** The call's value goes to a variable first. */
function liftOut(value: Node, work: Work): { before: Node[]; value: Node } | undefined {
  const part = partOf(value, work);
  if (!part) return undefined;
  const name = work.fresh();
  const inner = liftInto(part, declaring(name, true), work);
  if (!inner) return undefined;
  if (part === value) return { before: inner, value: identifier(name) };
  exchange(work.facts.parentOf(part), part, identifier(name));
  return { before: inner, value };
}

function liftDeclaration(node: Node, work: Work): Node[] | undefined {
  const at = node.declarations.findIndex((one) => work.facts.contains(one, work.call));
  const { id, init } = node.declarations[at] as Node;
  const slot = declaring(id.name, isUnseen(id.name, work));
  const inner = liftInto(init as Node, slot, work) ?? liftByVariable(init as Node, slot, work);
  const part = (declarations: Node[]) => (declarations.length > 0 ? [{ ...node, declarations }] : []);
  return inner && [...part(node.declarations.slice(0, at)), ...inner, ...part(node.declarations.slice(at + 1))];
}

function liftIf(node: Node, work: Work): Node[] | undefined {
  const { test, alternate } = node;
  if (!work.facts.contains(test, work.call)) return undefined;
  if (
    !alternate &&
    test.type === 'LogicalExpression' &&
    test.operator === '&&' &&
    work.facts.contains(test.right, work.call)
  ) {
    const inner = liftIf({ ...node, test: test.right }, work);
    return inner && [make('IfStatement', { test: test.left, consequent: block(inner), alternate: null })];
  }
  const lifted = liftOut(test, work);
  return lifted && [...lifted.before, { ...node, test: lifted.value }];
}

/** The statements that do what `node` does, its call inlined; undefined if there are none. */
export function lift(node: Node, work: Work): Node[] | undefined {
  const { call, facts } = work;
  const replaced = (field: 'argument' | 'discriminant' | 'right') => {
    if (!facts.contains(node[field] as Node, call)) return undefined;
    const lifted = liftOut(node[field] as Node, work);
    return lifted && [...lifted.before, { ...node, [field]: lifted.value }];
  };
  switch (node.type) {
    case 'ExpressionStatement':
      return liftInto(node.expression, IGNORE, work);
    case 'ReturnStatement':
      return liftInto(node.argument as Node, RETURN, work);
    case 'VariableDeclaration':
      return liftDeclaration(node, work);
    case 'IfStatement':
      return liftIf(node, work);
    case 'ThrowStatement':
      return replaced('argument');
    case 'SwitchStatement':
      return replaced('discriminant');
    case 'ForInStatement':
      return replaced('right');
    case 'ForStatement': {
      const { init } = node;
      if (!init || !facts.contains(init, call)) return undefined;
      const inner = lift(init.type === 'VariableDeclaration' ? init : expressionStatement(init), work);
      return inner && [...inner, { ...node, init: null }];
    }
    default:
      return undefined;
  }
}
