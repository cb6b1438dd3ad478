import { isLiteral } from './facts.ts';
import { block, isLoop, listOf, make, type Node, some } from './tree.ts';

/** What becomes of the value of a call. */
export interface Slot {
  readonly kind: 'ignore' | 'assign' | 'return';
  /** whether nobody sees it if the value is given before the call is over */
  readonly early: boolean;
  /** the variable that gets the value, where it is one */
  readonly name?: string;
  /** The statements for one way out of the function; `value` is null where it returns none. */
  deliver(value: Node | null): Node[];
}

function hasReturn(node: Node): boolean {
  return some(node, (one) => one.type === 'ReturnStatement');
}

function statementsIn(node: Node | null): Node[] {
  if (!node) return [];
  return node.type === 'BlockStatement' ? listOf(node) : [node];
}

/** Whether the end of these statements may be reached. */
function falls(statements: readonly Node[]): boolean {
  return !statements.some((one) => {
    if (one.type === 'ReturnStatement' || one.type === 'ThrowStatement') return true;
    if (one.type === 'BlockStatement') return !falls(listOf(one));
    return one.type === 'IfStatement' && !falls([one.consequent]) && !falls(statementsIn(one.alternate));
  });
}

/** A loop's body in which each `return` gives its value and leaves the loop; undefined if one stands in another loop. */
function leaving(node: Node, slot: Slot): Node | undefined {
  if (!hasReturn(node)) return node;
  if (node.type === 'ReturnStatement')
    return block([...slot.deliver(node.argument), make('BreakStatement', { label: null })]);
  if (node.type === 'BlockStatement') {
    const statements = listOf(node).map((one) => leaving(one, slot));
    return statements.includes(undefined) ? undefined : { ...node, body: statements as unknown as Node };
  }
  if (node.type !== 'IfStatement') return undefined;
  const consequent = leaving(node.consequent, slot);
  const alternate = node.alternate && leaving(node.alternate, slot);
  return consequent && alternate !== undefined ? { ...node, consequent, alternate } : undefined;
}

/** `for (...) if (...) return x; return 0` is `y = 0; for (...) if (...) { y = x; break; }`. */
function searching(loop: Node, rest: readonly Node[], slot: Slot): Node[] | undefined {
  const [last] = rest;
  if (!slot.early || rest.length > 1 || (last && last.type !== 'ReturnStatement')) return undefined;
  const otherwise = last?.argument ?? null;
  if (otherwise && !isLiteral(otherwise)) return undefined;
  const body = leaving(loop.body, slot);
  return body && [...slot.deliver(otherwise), { ...loop, body }];
}

/**
 * The statements of a function as part of another one: each way out gives its value to `slot`. Undefined if that takes
 * a jump that ES5 has not, or if something would have to stand there twice.
 */
export function delivered(statements: readonly Node[], slot: Slot): Node[] | undefined {
  if (slot.kind === 'return')
    return falls(statements) ? [...statements, make('ReturnStatement', { argument: null })] : [...statements];
  const at = statements.findIndex(hasReturn);
  const one = statements[at];
  if (!one) return falls(statements) ? [...statements, ...slot.deliver(null)] : [...statements];
  const before = statements.slice(0, at);
  const rest = statements.slice(at + 1);
  let after: Node[] | undefined;
  if (one.type === 'ReturnStatement') after = slot.deliver(one.argument);
  else if (one.type === 'BlockStatement') after = delivered([...listOf(one), ...rest], slot);
  else if (one.type === 'IfStatement') {
    const [yes, no] = [statementsIn(one.consequent), statementsIn(one.alternate)];
    if (rest.length > 0 && falls(yes) && falls(no)) return undefined;
    const consequent = delivered(falls(yes) ? [...yes, ...rest] : yes, slot);
    const alternate = delivered(falls(no) ? [...no, ...rest] : no, slot);
    if (consequent && alternate) {
      after = [{ ...one, consequent: block(consequent), alternate: alternate.length > 0 ? block(alternate) : null }];
    }
  } else if (isLoop(one)) after = searching(one, rest, slot);
  return after && [...before, ...after];
}
