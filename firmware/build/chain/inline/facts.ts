import { eachChild, isFunction, isLoop, type Node } from './tree.ts';

export interface Variable {
  /** the function, or the program, whose variable it is */
  readonly scope: Node;
  /** it is one of the parameters of its scope, or a function declared in it */
  isParameter: boolean;
  /** declared by this function; null if it is no function's name */
  declaration: Node | null;
  readonly reads: Node[];
  /** with the declarators that have a value */
  readonly writes: Node[];
}

/** What a walk over a program finds out. Every variable has a name of its own. */
export interface Facts {
  readonly program: Node;
  readonly variables: ReadonlyMap<string, Variable>;
  parentOf(node: Node): Node;
  /** The function that `node` stands in, or the program. */
  functionOf(node: Node): Node;
  /** All above `node` up to its function, the innermost first; the function itself is left out. */
  above(node: Node): Node[];
  /** The place of a node in the text, counted in nodes. */
  orderOf(node: Node): number;
  /** Whether `inner` is `outer`, or stands in it. */
  contains(outer: Node, inner: Node): boolean;
  /** How many variables a function has. */
  countIn(scope: Node): number;
}

const JUMPS = ['LabeledStatement', 'BreakStatement', 'ContinueStatement'];

/** Whether an identifier is no variable but the name of a property or a label. */
function isName(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'ObjectProperty' || parent.type === 'ObjectMethod')
    return parent.key === node && !parent.computed;
  return JUMPS.includes(parent.type);
}

/** Where a node stands. One entry for all of it: a script is looked through dozens of times. */
interface Place {
  readonly parent: Node;
  readonly owner: Node;
  readonly order: number;
  /** of the first node behind it */
  end: number;
}

export function look(program: Node): Facts {
  const places = new Map<Node, Place>();
  const variables = new Map<string, Variable>();
  const mentioned: Node[] = [];
  const declare = (name: string, scope: Node) => {
    const known = variables.get(name);
    if (known) return known;
    const made: Variable = { scope, isParameter: false, declaration: null, reads: [], writes: [] };
    variables.set(name, made);
    return made;
  };
  const enter = (node: Node, parent: Node, owner: Node) => {
    const place = { parent, owner, order: places.size, end: 0 };
    places.set(node, place);
    if (node.type === 'FunctionDeclaration') declare(node.id.name, owner).declaration = node;
    if (node.type === 'FunctionExpression' && node.id) declare(node.id.name, node);
    if (isFunction(node)) for (const param of node.params) declare(param.name, node).isParameter = true;
    if (node.type === 'VariableDeclarator') declare(node.id.name, owner);
    if (node.type === 'CatchClause') declare(node.param.name, owner).writes.push(node.param);
    if (node.type === 'Identifier') mentioned.push(node);
    const inner = isFunction(node) ? node : owner;
    eachChild(node, (child) => enter(child, node, inner));
    place.end = places.size;
  };
  enter(program, program, program);
  const placeOf = (node: Node) => places.get(node) as Place;
  const parentOf = (node: Node) => placeOf(node).parent;
  for (const node of mentioned) {
    const known = variables.get(node.name);
    const parent = parentOf(node);
    if (!known || isName(node, parent) || parent.type === 'CatchClause') continue;
    if (isFunction(parent)) continue;
    const isLeft = parent.left === node;
    if (parent.type === 'VariableDeclarator' && parent.id === node) {
      const loop = parentOf(parentOf(parent));
      if (parent.init || (loop.type === 'ForInStatement' && loop.left === parentOf(parent))) known.writes.push(node);
    } else if ((isLeft && parent.type === 'AssignmentExpression') || parent.type === 'UpdateExpression') {
      known.writes.push(node);
      if (parent.operator !== '=') known.reads.push(node);
    } else if (isLeft && parent.type === 'ForInStatement') known.writes.push(node);
    else if (parent.type === 'UnaryExpression' && parent.operator === 'delete') known.writes.push(node);
    else known.reads.push(node);
  }
  const orderOf = (node: Node) => placeOf(node).order;
  const functionOf = (node: Node) => placeOf(node).owner;
  return {
    program,
    variables,
    parentOf,
    functionOf,
    above(node) {
      const found: Node[] = [];
      for (let one = parentOf(node); one !== functionOf(node); one = parentOf(one)) found.push(one);
      return found;
    },
    orderOf,
    contains: (outer, inner) => orderOf(outer) <= orderOf(inner) && orderOf(inner) < placeOf(outer).end,
    countIn: (scope) => [...variables.values()].filter((one) => one.scope === scope).length,
  };
}

/**
 * Whether an identifier has the same value all the while that `call` and its arguments are worked out: its own function
 * alone gives it a value, which stands still meanwhile, and no argument does.
 */
export function isSteady(node: Node, call: Node, facts: Facts): boolean {
  const known = facts.variables.get(node.name);
  if (!known) return node.name === 'undefined';
  return known.writes.every((write) => facts.functionOf(write) === known.scope && !facts.contains(call, write));
}

/** Whether an identifier has, from the call on, one value for good; a function that was made meanwhile may read it later. */
export function isForGood(node: Node, call: Node, facts: Facts): boolean {
  const known = facts.variables.get(node.name);
  if (!known || known.writes.length === 0) return true;
  const [write] = known.writes as [Node];
  if (known.isParameter || known.writes.length > 1 || facts.parentOf(write).type !== 'VariableDeclarator') return false;
  if (facts.functionOf(write) !== known.scope || facts.functionOf(call) !== known.scope) return false;
  return facts.orderOf(write) < facts.orderOf(call) && !facts.above(call).some(isLoop);
}

const LITERAL = /^(?:Numeric|String|Boolean|Null)Literal$/;

/** A value that stands in the text: of a number, a text, true, false, null, or nothing. */
export function isLiteral(node: Node): boolean {
  if (node.type === 'UnaryExpression' && /^(?:-|void)$/.test(node.operator)) {
    return (node.argument as Node).type === 'NumericLiteral';
  }
  return LITERAL.test(node.type);
}

/** Whether it makes no difference if `node` is worked out before `call` or after it. */
export function isInert(node: Node, call: Node, facts: Facts): boolean {
  if (node.type === 'Identifier') return isSteady(node, call, facts);
  if (node.type === 'UnaryExpression' && node.operator === '!') return isInert(node.argument as Node, call, facts);
  return isLiteral(node) || node.type === 'FunctionExpression' || node.type === 'ThisExpression';
}
