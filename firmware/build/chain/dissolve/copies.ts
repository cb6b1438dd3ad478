import type { Facts } from '../inline/facts.ts';
import { isLoop, make, type Node } from '../inline/tree.ts';

/** A variable that holds nothing but the value of another. */
interface Copy {
  readonly reads: readonly Node[];
  readonly declarator: Node;
  readonly original: Node;
}

/** Makes `node` another one; its place in the sources stays. */
export function become(node: Node, other: Node): void {
  const { loc, start, end } = node;
  for (const field of Object.keys(node)) delete node[field];
  Object.assign(node, other, { loc, start, end });
}

/** Puts `others` where a declarator stands; a statement that declares nothing any more becomes empty. */
export function replace(declarator: Node, others: readonly Node[], facts: Facts): void {
  const statement = facts.parentOf(declarator);
  const { declarations } = statement;
  declarations.splice(declarations.indexOf(declarator), 1, ...others);
  if (declarations.length === 0) become(statement, make('EmptyStatement', {}));
}

/**
 * The block, or the body of the function, from the declarator to whose end a variable has its value; undefined where it may
 * be worked out several times in one run of its function.
 */
function reachOf(declarator: Node, facts: Facts): Node | undefined {
  const above = facts.above(declarator);
  const [statement, list] = above;
  if (statement?.type !== 'VariableDeclaration' || above.some((one) => isLoop(one) || one.type === 'CatchClause')) {
    return undefined;
  }
  // at the top of the program there is nothing above the statement
  if (!list) return facts.program;
  return list.type === 'BlockStatement' ? list : undefined;
}

/** The function declared in `home` itself that `place` stands in, if it stands in one. */
function declaredAround(place: Node, home: Node, facts: Facts): Node | undefined {
  let inner = place;
  for (let one = facts.functionOf(place); one !== home; one = facts.functionOf(one)) {
    if (one.type === 'Program') return undefined;
    inner = one;
  }
  return inner.type === 'FunctionDeclaration' ? inner : undefined;
}

/**
 * Whether `place` is reached only when a declarator has been. Sources with `const` and `let` call no function that reads one
 * before. What has been in a factory stands at the top of its caller now; it counts where its callers stand.
 */
function isBehind(place: Node, declarator: Node, facts: Facts, seen = new Set<Node>()): boolean {
  const reach = reachOf(declarator, facts);
  if (!reach) return false;
  const home = facts.functionOf(declarator);
  if (facts.contains(reach, place)) {
    return facts.functionOf(place) !== home || facts.orderOf(place) > facts.orderOf(declarator);
  }
  const around = declaredAround(place, home, facts);
  if (!around || seen.has(around)) return around !== undefined;
  seen.add(around);
  const known = facts.variables.get(around.id.name);
  return known !== undefined && known.reads.every((read) => isBehind(read, declarator, facts, seen));
}

/** Whether an identifier has from `place` on the value that it has there, wherever it is read. */
export function isFixed(node: Node, place: Node, facts: Facts): boolean {
  const known = facts.variables.get(node.name);
  if (!known) return false;
  if (known.declaration || known.isParameter) return known.writes.length === 0;
  const [write] = known.writes;
  if (!write || known.writes.length > 1) return false;
  const declarator = facts.parentOf(write);
  return declarator.type === 'VariableDeclarator' && isBehind(place, declarator, facts);
}

/** Copies none of which is the original of another: a chain of them takes several rounds. */
export function copiesOf(facts: Facts): Copy[] {
  const found: Copy[] = [];
  const originals = new Set<string>();
  for (const [name, known] of facts.variables) {
    const [write] = known.writes;
    if (known.declaration || known.isParameter || !write || known.writes.length > 1 || originals.has(name)) continue;
    const declarator = facts.parentOf(write);
    const original = declarator.init;
    if (declarator.type !== 'VariableDeclarator' || original?.type !== 'Identifier') continue;
    if (!isFixed(original, declarator, facts)) continue;
    // a copy that is read before it is one holds nothing yet
    if (!known.reads.every((read) => isBehind(read, declarator, facts))) continue;
    if (found.some((one) => one.original.name === name)) continue;
    if (found.some((one) => one.declarator.id.name === original.name)) continue;
    originals.add(original.name);
    found.push({ reads: known.reads, declarator, original });
  }
  return found;
}

export function forget({ reads, declarator, original }: Copy, facts: Facts): void {
  for (const read of reads) become(read, { ...original, loc: null } as unknown as Node);
  replace(declarator, [], facts);
}
