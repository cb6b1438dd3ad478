import type { Facts } from '../inline/facts.ts';
import { isLoop, listOf, make } from '../inline/tree.ts';
import { become } from './definitions.ts';

/**
 * `timers.after(5, fire)` is `timers.after(5, function () { ... })` where nothing else names `fire`: it is made once in each run of its
 * function either way.
 */
export function handOver(facts: Facts): void {
  for (const { declaration, reads, writes, scope, isParameter } of facts.variables.values()) {
    const [read] = reads;
    if (!declaration || !read || reads.length > 1 || writes.length > 0 || isParameter) continue;
    if (facts.functionOf(read) !== scope || facts.above(read).some((one) => isLoop(one) || one.type === 'CatchClause'))
      continue;
    const siblings = listOf(facts.parentOf(declaration));
    siblings.splice(siblings.indexOf(declaration), 1);
    become(read, make('FunctionExpression', { ...declaration, type: 'FunctionExpression', id: null }));
  }
}
