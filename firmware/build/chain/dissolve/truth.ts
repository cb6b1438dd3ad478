import { type Facts, isLiteral, type Variable } from '../inline/facts.ts';
import { exchange, isLoop, listOf, make, type Node, some, variable } from '../inline/tree.ts';
import { become } from './definitions.ts';

const TESTED = /^(?:If|While|DoWhile|For)Statement$/;

/** The names of variables, and of functions for what they return, of which nobody learns more than whether they are true. */
function candidatesIn(facts: Facts): Set<string> {
  const names = new Set<string>();
  for (const [name, { declaration, isParameter, reads, writes }] of facts.variables) {
    if (declaration) {
      const isCall = (read: Node) => {
        const parent = facts.parentOf(read);
        return parent.type === 'CallExpression' && parent.callee === read;
      };
      if (writes.length === 0 && reads.every(isCall)) names.add(name);
    } else if (!isParameter) {
      const isPlain = (write: Node) => {
        const { type, operator } = facts.parentOf(write);
        return type === 'VariableDeclarator' || (type === 'AssignmentExpression' && operator === '=');
      };
      if (writes.every(isPlain)) names.add(name);
    }
  }
  return names;
}

/** Whether what becomes of a value depends on nothing but its truth, if it is so for all `names`. */
function isTested(node: Node, names: ReadonlySet<string>, facts: Facts): boolean {
  const parent = facts.parentOf(node);
  const { type } = parent;
  if (TESTED.test(type)) return true;
  switch (type) {
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'ExpressionStatement':
      return true;
    case 'LogicalExpression':
      return isTested(parent, names, facts);
    case 'ConditionalExpression':
      return parent.test === node || isTested(parent, names, facts);
    case 'SequenceExpression':
      return parent.expressions[parent.expressions.length - 1] !== node || isTested(parent, names, facts);
    case 'AssignmentExpression':
      return (
        parent.right === node &&
        names.has(parent.left.name) &&
        parent.left.type === 'Identifier' &&
        isTested(parent, names, facts)
      );
    case 'VariableDeclarator':
      return names.has(parent.id.name);
    case 'ReturnStatement': {
      const { type: kind, id } = facts.functionOf(parent);
      return kind === 'FunctionDeclaration' && names.has(id.name);
    }
    default:
      return false;
  }
}

/** All values that a variable is given, or a function returns. */
function placesOf(name: string, facts: Facts): Node[] {
  const { declaration, writes } = facts.variables.get(name) as Variable;
  if (!declaration) return writes.map((write) => facts.parentOf(write));
  const found: Node[] = [];
  some(declaration.body, (one) => {
    if (one.type === 'ReturnStatement' && one.argument) found.push(one);
    return false;
  });
  return found;
}

const NUMBER = (value: number) => make('NumericLiteral', { value });

/** The same truth in fewer bytes: `1` for true, `x` for `!!x`. */
function simplify(value: Node, parent: Node): void {
  switch (value.type) {
    case 'BooleanLiteral':
      exchange(parent, value, NUMBER(value.value ? 1 : 0));
      break;
    case 'NullLiteral':
      exchange(parent, value, NUMBER(0));
      break;
    case 'UnaryExpression': {
      const inner = value.argument as Node;
      if (value.operator !== '!' || inner.type !== 'UnaryExpression' || inner.operator !== '!') break;
      exchange(parent, value, inner.argument as Node);
      simplify(inner.argument as Node, parent);
      break;
    }
    case 'LogicalExpression':
      simplify(value.left, value);
      simplify(value.right, value);
      break;
    case 'ConditionalExpression':
      simplify(value.consequent, value);
      simplify(value.alternate as Node, value);
      break;
    default:
  }
}

function isFalse(node: Node): boolean {
  return isLiteral(node) && (node.type === 'UnaryExpression' ? node.operator === 'void' : !node.value);
}

/** A variable that nobody asks for more than its truth is false as long as it has no value: it needs none to begin with. */
function forgetStart(name: string, facts: Facts): void {
  const { writes, reads, scope } = facts.variables.get(name) as Variable;
  for (const write of writes) {
    const setter = facts.parentOf(write);
    if (setter.type !== 'VariableDeclarator' || !setter.init || !isFalse(setter.init)) continue;
    if (facts.above(setter).some((one) => isLoop(one))) continue;
    // in the sources a function that gives it a value cannot run above its `let`
    const isEarlier = (one: Node) => facts.functionOf(one) === scope && facts.orderOf(one) < facts.orderOf(setter);
    if ([...writes, ...reads].some((one) => one !== write && isEarlier(one))) continue;
    const statement = facts.parentOf(setter);
    const { declarations } = statement;
    declarations.splice(declarations.indexOf(setter), 1);
    if (declarations.length === 0) become(statement, make('EmptyStatement', {}));
    // the other branch may stand above, and Espruino knows a variable only below its `var`
    listOf(scope.type === 'Program' ? scope : scope.body).unshift(variable(name, null));
  }
}

export function truth(facts: Facts): void {
  const names = candidatesIn(facts);
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const name of names) {
      const { declaration, reads, writes } = facts.variables.get(name) as Variable;
      const values = declaration ? reads.map((read) => facts.parentOf(read)) : reads;
      const passed = declaration ? [] : writes.map((write) => facts.parentOf(write));
      // `a = b = false` hands the value on
      const isSeen = (one: Node) => one.type === 'AssignmentExpression' && !isTested(one, names, facts);
      if (!values.every((one) => isTested(one, names, facts)) || passed.some(isSeen)) names.delete(name);
    }
  }
  for (const name of names) {
    for (const place of placesOf(name, facts)) {
      const value = (place.argument ?? place.init ?? place.right) as Node | undefined;
      if (value) simplify(value, place);
    }
  }
  for (const name of names) if (!facts.variables.get(name)?.declaration) forgetStart(name, facts);
}
