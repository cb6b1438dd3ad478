import type { BabelPath, BabelPlugin } from '@babel/core';
import { handOver } from './dissolve/handOver.ts';
import { hoist, sink } from './dissolve/hoist.ts';
import { trim } from './dissolve/parameters.ts';
import { shorten } from './dissolve/shorten.ts';
import { truth } from './dissolve/truth.ts';
import { dissolve } from './dissolve.ts';
import { functionsOf, type Single } from './inline/body.ts';
import { type Facts, look } from './inline/facts.ts';
import { lift } from './inline/slots.ts';
import { block, exchange, isFunction, isLoop, listOf, type Node, some } from './inline/tree.ts';

/**
 * Espruino looks variables up one after the other, the oldest first: a function that has this many gets no more. The nodes
 * themselves stay below. User seconds of the conformance scenario on Espruino 2v29 (best of three), and bytes of the
 * node's script, by this limit:
 *
 *     limit                60      120      250     1000
 *     mdbt42q-rylr998    3.40     3.51     3.48     3.65
 *                      26,706   26,398   25,139   24,240
 *     pico-rak3172       3.87     3.98     4.09     4.03
 *                      26,945   26,581   25,311   24,343
 *     rak5010            4.48     4.62     4.65     4.73
 *                      26,030   25,709   24,449   23,394
 */
const MAX_VARIABLES = 1000;

/** What ties a body to its function: what it is called with and on, and jumps out of it. */
const TIES = ['ThisExpression', 'TryStatement', 'LabeledStatement', 'WithStatement', 'DebuggerStatement'];

function isArguments(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'arguments';
}

function isTied({ body, params }: Node): boolean {
  if (body.directives.length > 0 || new Set(params.map(({ name }) => name)).size < params.length) return true;
  const isInBlock = (one: Node) => one.type === 'FunctionDeclaration' && !listOf(body).includes(one);
  return some(body, (one) => TIES.includes(one.type) || isArguments(one) || isInBlock(one));
}

/** The functions that are declared once and called once, each with its call. */
function singlesOf(facts: Facts): Single[] {
  const singles: Single[] = [];
  for (const { declaration: target, reads, writes, isParameter } of facts.variables.values()) {
    const [read] = reads;
    if (!target || !read || reads.length > 1 || writes.length > 0 || isParameter) continue;
    const call = facts.parentOf(read);
    if (call.type !== 'CallExpression' || call.callee !== read || facts.contains(target, call)) continue;
    const home = facts.parentOf(target);
    if (home.type !== 'Program' && !isFunction(facts.parentOf(home))) continue;
    if (isTied(target)) continue;
    singles.push({ call, target });
  }
  return singles;
}

/** Those first in whose bodies nothing is left to inline. */
function innerFirst(singles: readonly Single[], facts: Facts): Single[] {
  const sorted: Single[] = [];
  const seen = new Set<Single>();
  const add = (one: Single) => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const other of singles) if (facts.contains(one.target, other.call)) add(other);
    sorted.push(one);
  };
  for (const one of singles) add(one);
  return sorted;
}

function isStatement(node: Node): boolean {
  return /Statement$|Declaration$/.test(node.type);
}

function inline(single: Single, facts: Facts, fresh: () => string): boolean {
  const { call, target } = single;
  const receiver = facts.functionOf(call);
  if (some(receiver.body, isArguments)) return false;
  // the bans ask a function that calls itself to count its depth: a circle of two must not become one of them
  const isReceiver = (one: Node) => one.type === 'Identifier' && one.name === receiver.id?.name;
  if (some(target.body, isReceiver)) return false;
  // in a loop the functions within would share the variables that each call has had for itself
  if (some(target.body, isFunction) && facts.above(call).some(isLoop)) return false;
  const more = facts.countIn(target);
  if (more > 0 && facts.countIn(receiver) + more > MAX_VARIABLES) return false;
  let statement = facts.above(call).find(isStatement);
  if (!statement) return false;
  let owner = facts.parentOf(statement);
  if (owner.type === 'ForStatement' && owner.init === statement) {
    statement = owner;
    owner = facts.parentOf(owner);
  }
  const statements = lift(statement, { ...single, facts, fresh });
  if (!statements) return false;
  const list = owner.type === 'SwitchCase' ? owner.consequent : owner.body;
  if (Array.isArray(list)) list.splice(list.indexOf(statement), 1, ...statements);
  else exchange(owner, statement, block(statements));
  listOf(receiver.type === 'Program' ? receiver : receiver.body).unshift(...functionsOf(single));
  const siblings = listOf(facts.parentOf(target));
  siblings.splice(siblings.indexOf(target), 1);
  return true;
}

/** Gives each variable a name that no other has, so that code can move without a thought for its names. */
function nameApart(program: BabelPath): void {
  const taken = new Set(Object.keys(program.scope.globals));
  const take = ({ scope }: BabelPath) => {
    for (const name of Object.keys(scope.bindings)) {
      if (taken.has(name)) scope.rename(name);
      else taken.add(name);
    }
  };
  take(program);
  program.traverse({ Scope: take });
}

export const inlineOnce: BabelPlugin = () => ({
  visitor: {
    Program(program) {
      nameApart(program);
      const fresh = () => String(program.scope.generateUidIdentifier('value').name);
      const round = () => {
        const facts = look(program.node as unknown as Node);
        const touched = new Set<Node>();
        for (const single of innerFirst(singlesOf(facts), facts)) {
          const both = [single.target, facts.functionOf(single.call)];
          // what the walk has seen of a function is true until it gets another's statements, or gives away its own
          if ([...both, facts.functionOf(single.target)].some((one) => touched.has(one))) continue;
          if (!inline(single, facts, fresh)) continue;
          // an argument in place of a parameter is one more use of a variable
          const owners = single.call.arguments.map(({ name }) => facts.variables.get(name)?.scope);
          for (const one of both) touched.add(one);
          for (const one of owners) if (one && one !== facts.program) touched.add(one);
        }
        return touched.size > 0;
      };
      const tree = program.node as unknown as Node;
      do {
        while (round());
      } while (dissolve(tree) || trim(look(tree)) || shorten(look(tree)));
      handOver(look(tree));
      truth(look(tree));
      hoist(look(tree));
      sink(tree);
    },
  },
});
