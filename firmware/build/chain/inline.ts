import { type BabelNode, type BabelPath, type BabelPlugin, types } from '@babel/core';
import { isPure } from './pure.ts';
import { alwaysLeaves, type Finish, withoutReturns } from './returns.ts';

/** A function that is called in one place, and that place. */
interface Single {
  readonly fn: BabelPath;
  readonly call: BabelPath;
  /** the function that the call stands in */
  readonly caller: BabelPath;
}

/** How a call's value is used, as far as its statement can take the function's own statements in its place. */
type Place = 'returned' | 'dropped' | 'kept';

const ROUNDS = 40;

/** No function within, no `this`, no `arguments`: nothing that would mean something else in another function. */
function isLeaf(fn: BabelPath): boolean {
  let leaf = true;
  fn.get('body').traverse({
    Function() {
      leaf = false;
    },
    ThisExpression() {
      leaf = false;
    },
    Identifier({ node }) {
      if (node.name === 'arguments') leaf = false;
    },
  });
  return leaf;
}

function mentions(fn: BabelPath, name: string): boolean {
  let found = false;
  fn.traverse({
    Identifier({ node }) {
      if (node.name === name) found = true;
    },
  });
  return found;
}

function singleOf(fn: BabelPath): Single | null {
  const binding = fn.parentPath.scope.getBinding(fn.node.id.name);
  if (!binding || binding.path !== fn || !binding.constant || binding.referencePaths.length !== 1) return null;
  const reference = binding.referencePaths[0] as BabelPath;
  const call = reference.parentPath;
  if (call.node.type !== 'CallExpression' || reference.key !== 'callee') return null;
  const caller = call.getFunctionParent();
  if (!caller || caller === fn || caller.findParent((one) => one === fn)) return null;
  if (call.node.arguments.length > fn.node.params.length || !isLeaf(fn)) return null;
  // functions that call each other stay apart: joined they would recurse
  const name = caller.node.id?.name;
  return name !== undefined && mentions(fn, name) ? null : { fn, call, caller };
}

function placeOf(call: BabelPath, statement: BabelPath): Place | null {
  const { parentPath, parent } = call;
  const direct = parentPath === statement;
  switch (statement.node.type) {
    case 'ReturnStatement':
      if (direct) return 'returned';
      break;
    case 'ExpressionStatement':
      if (direct) return 'dropped';
      if (parentPath.parentPath === statement && parent.type === 'AssignmentExpression' && parent.operator === '=') {
        return types.isIdentifier(parent.left) ? 'kept' : null;
      }
      return null;
    case 'VariableDeclaration':
      if (statement.node.declarations.length !== 1 || statement.parent.type !== 'BlockStatement') return null;
      return parentPath.parentPath === statement ? 'kept' : null;
    case 'IfStatement':
      if (direct) return 'kept';
      break;
    default:
      return null;
  }
  return parent.type === 'UnaryExpression' && parentPath.parentPath === statement ? 'kept' : null;
}

function isInLoop({ call, caller }: Single): boolean {
  const loop = call.find((one) => one === caller || one.isLoop());
  return loop !== caller;
}

/** In a loop a variable without a value would keep that of the last time round. */
function hasBareVariable(fn: BabelPath): boolean {
  let found = false;
  fn.get('body').traverse({
    VariableDeclarator({ node, parentPath }) {
      if (!node.init && parentPath.parent.type !== 'ForInStatement') found = true;
    },
  });
  return found;
}

/** The names that a function takes from outside must be the same ones at the call. */
function seesTheSame({ fn, call }: Single): boolean {
  let same = true;
  fn.traverse({
    Identifier(path) {
      const { name } = path.node;
      if (isNameOfProperty(path) || fn.scope.bindings[name]) return;
      if (fn.parentPath.scope.getBinding(name) !== call.scope.getBinding(name)) same = false;
    },
  });
  return same;
}

function isNameOfProperty({ key, parent }: BabelPath): boolean {
  return (
    !parent.computed &&
    ((key === 'property' && types.isMemberExpression(parent)) || (key === 'key' && types.isObjectProperty(parent)))
  );
}

function isSteady(call: BabelPath, argument: BabelNode | undefined): argument is BabelNode {
  return types.isIdentifier(argument) && call.scope.getBinding(argument?.name ?? '')?.constant === true;
}

/** Renames everything that the function declares to names that are free in its caller; returns the parameters' values. */
function renameLocals({ fn, call, caller }: Single): BabelNode[] {
  const fresh = new Map<string, string>();
  const values: BabelNode[] = [];
  for (const name of Object.keys(fn.scope.bindings)) fresh.set(name, caller.scope.generateUid(name));
  for (const [i, { name }] of fn.node.params.entries()) {
    const argument = call.node.arguments[i];
    if (isSteady(call, argument) && fn.scope.bindings[name]?.constant) {
      fresh.set(name, argument.name);
      continue;
    }
    const value = argument ?? types.unaryExpression('void', types.numericLiteral(0));
    const id = types.identifier(fresh.get(name) as string);
    values.push(types.variableDeclaration('var', [types.variableDeclarator(id, value)]));
  }
  fn.get('body').traverse({
    Identifier(path) {
      const short = fresh.get(path.node.name);
      if (short !== undefined && !isNameOfProperty(path)) path.node.name = short;
    },
  });
  return values;
}

function drop(argument: BabelNode | null): BabelNode[] {
  return argument && !isPure(argument) ? [types.expressionStatement(argument)] : [];
}

/** Puts the function's statements in place of its call. False, and nothing changed, where that cannot be. */
function join(single: Single): boolean {
  const { fn, call, caller } = single;
  const statement = call.find((one) => one.isStatement()) as BabelPath;
  const place = placeOf(call, statement);
  if (!place || !seesTheSame(single) || (isInLoop(single) && hasBareVariable(fn))) return false;
  const result = caller.scope.generateUid('result');
  const keep: Finish = (argument) =>
    argument && [types.expressionStatement(types.assignmentExpression('=', types.identifier(result), argument))];
  const finish = place === 'kept' ? keep : drop;
  if (place !== 'returned' && !withoutReturns(fn.node.body.body, finish)) return false;
  const values = renameLocals(single);
  const { body } = fn.node.body;
  if (place === 'returned') {
    statement.replaceWithMultiple([...values, ...body, ...(alwaysLeaves(body) ? [] : [types.returnStatement()])]);
  } else {
    const joined = withoutReturns(body, finish) as BabelNode[];
    if (place === 'dropped') statement.replaceWithMultiple([...values, ...joined]);
    else {
      const declared = types.variableDeclaration('var', [types.variableDeclarator(types.identifier(result), null)]);
      call.replaceWith(types.identifier(result));
      statement.insertBefore([declared, ...values, ...joined]);
    }
  }
  fn.remove();
  return true;
}

/** One round over functions that have nothing to do with each other, so that what Babel knows of the names stays true. */
function round(program: BabelPath): boolean {
  program.scope.crawl();
  const functions: BabelPath[] = [];
  program.traverse({ FunctionDeclaration: (path) => void functions.push(path) });
  const touched = new Set<BabelNode>();
  for (const fn of functions) {
    const single = touched.has(fn.node) ? null : singleOf(fn);
    if (!single || touched.has(single.caller.node) || !join(single)) continue;
    touched.add(fn.node);
    for (let one: BabelPath | null = single.caller; one; one = one.getFunctionParent()) touched.add(one.node);
  }
  return touched.size > 0;
}

/**
 * A function that is called in one place goes there, where its statements can: a name, parameters and a call fewer, and
 * on an engine that interprets source text a scope fewer to look through. Functions that hold others stay as they are:
 * their scope would become one long list of names.
 */
export const inline: BabelPlugin = () => ({
  visitor: {
    Program(program) {
      for (let i = 0; i < ROUNDS && round(program); i += 1);
    },
  },
});
