import { type Facts, isLiteral, type Variable } from '../inline/facts.ts';
import { isLoop, make, type Node } from '../inline/tree.ts';

/** The one value that a variable has wherever it is read. */
export interface Definition {
  readonly name: string;
  readonly known: Variable;
  /** a declarator, or an assignment that is a statement */
  readonly setter: Node;
  readonly value: Node;
}

/** Makes `node` another one; its place in the sources stays. */
export function become(node: Node, other: Node): void {
  const { loc, start, end } = node;
  for (const field of Object.keys(node)) delete node[field];
  Object.assign(node, other, { loc, start, end });
}

function givenBy(setter: Node): Node | null {
  return setter.type === 'VariableDeclarator' ? setter.init : setter.right;
}

/**
 * The block, or the body of the function, that a setter is a statement of: up to its end the variable has the value. Undefined where it
 * may be worked out several times in one run of its function.
 */
function reachOf(setter: Node, facts: Facts): Node | undefined {
  const above = facts.above(setter);
  const [statement, list] = above;
  if (statement?.type !== 'VariableDeclaration' && statement?.type !== 'ExpressionStatement') return undefined;
  if (above.some((one) => isLoop(one) || one.type === 'CatchClause')) return undefined;
  // at the top of the program there is nothing above the statement
  if (!list) return facts.program;
  return list.type === 'BlockStatement' ? list : undefined;
}

/**
 * Whether `place` is reached only when a setter has been: it stands behind it, or in a function that nothing above it
 * names. What has been in a factory stands at the top of its caller now, so a function counts where it is named.
 */
function isBehind(place: Node, setter: Node, facts: Facts, seen = new Set<Node>()): boolean {
  const reach = reachOf(setter, facts);
  if (!reach) return false;
  const around = facts.functionOf(place);
  if (around === facts.functionOf(setter)) {
    const isAfter = facts.orderOf(place) > facts.orderOf(setter) && !facts.contains(setter, place);
    return isAfter && facts.contains(reach, place);
  }
  if (around.type === 'Program') return false;
  if (around.type !== 'FunctionDeclaration') return isBehind(around, setter, facts, seen);
  if (seen.has(around)) return true;
  seen.add(around);
  const known = facts.variables.get(around.id.name);
  return known?.reads.every((read) => isBehind(read, setter, facts, seen)) ?? false;
}

/** A function that reads a `const` above it cannot run in the sources; so its place does not matter. */
function isReached(place: Node, { writes }: Variable, setter: Node, facts: Facts): boolean {
  const isConst = writes.length === 1 && setter.type === 'VariableDeclarator';
  if (isConst && facts.functionOf(place) !== facts.functionOf(setter)) return reachOf(setter, facts) !== undefined;
  return isBehind(place, setter, facts);
}

/** What sets a variable for good. A literal that it holds before nobody reads. */
function setterOf({ writes, scope }: Variable, facts: Facts): Node | undefined {
  const setters = writes.map((write) => facts.parentOf(write));
  const isInitial = (one: Node) => one.type === 'VariableDeclarator' && one.init !== null && isLiteral(one.init);
  const others = setters.filter((one) => !isInitial(one));
  const setter = others.length > 0 ? others[0] : setters[0];
  if (!setter || others.length > 1 || (others.length === 0 && setters.length > 1)) return undefined;
  const isAssignment = setter.type === 'AssignmentExpression' && setter.operator === '=';
  if (!isAssignment && setter.type !== 'VariableDeclarator') return undefined;
  const isLast = setters.every((one) => one === setter || facts.orderOf(one) < facts.orderOf(setter));
  return isLast && facts.functionOf(setter) === scope ? setter : undefined;
}

/** Whether reading a variable can but throw as long as it holds nothing: it is called, or a member of it is asked for. */
function isDemanded({ reads, writes }: Variable, setter: Node, facts: Facts): boolean {
  const isMember = (read: Node) => {
    const parent = facts.parentOf(read);
    return parent.type === 'MemberExpression' ? parent.object === read : parent.callee === read;
  };
  const isNothing = ({ init }: Node) => init?.type === 'NullLiteral' || init?.type === 'UnaryExpression';
  const others = writes.map((write) => facts.parentOf(write)).filter((one) => one !== setter);
  return reads.every(isMember) && others.every(isNothing);
}

/** The one value of a variable, where all who read it come behind it, or fail if they do not. */
export function definitionOf(name: string, facts: Facts): Definition | undefined {
  const known = facts.variables.get(name);
  if (!known || known.declaration || known.isParameter) return undefined;
  const setter = setterOf(known, facts);
  const value = setter && givenBy(setter);
  if (!value || !reachOf(setter, facts)) return undefined;
  if (!isDemanded(known, setter, facts) && !known.reads.every((read) => isReached(read, known, setter, facts))) {
    return undefined;
  }
  return { name, known, setter, value };
}

/** Whether an identifier has from `place` on the value that it has there, wherever it is read. */
export function isFixed(node: Node, place: Node, facts: Facts): boolean {
  const known = facts.variables.get(node.name);
  if (!known) return false;
  if (known.declaration || known.isParameter) return known.writes.length === 0;
  const setter = setterOf(known, facts);
  return setter !== undefined && isReached(place, known, setter, facts);
}

/** Puts declarators in place of what defines a variable; a statement that says nothing any more becomes empty. */
export function replace({ known, setter }: Definition, others: readonly Node[], facts: Facts): void {
  for (const write of known.writes) {
    const other = facts.parentOf(write);
    if (other !== setter) other.init = null;
  }
  const statement = facts.parentOf(setter);
  const declarations = statement.type === 'VariableDeclaration' ? statement.declarations : [setter];
  declarations.splice(declarations.indexOf(setter), 1, ...others);
  if (declarations.length === 0) become(statement, make('EmptyStatement', {}));
  else if (statement.type !== 'VariableDeclaration') {
    become(statement, make('VariableDeclaration', { kind: 'var', declarations }));
  }
}
