import { copiesOf, forget } from './dissolve/copies.ts';
import { declareFunctions } from './dissolve/declare.ts';
import { objectsOf, scatter } from './dissolve/objects.ts';
import { fold, forgetUnset, settleDefaults } from './dissolve/unset.ts';
import { type Facts, look } from './inline/facts.ts';
import type { Node } from './inline/tree.ts';

/**
 * Takes apart what the sources join for the reader's sake only, once each variable has a name of its own:
 *
 *     var uplink = { kick: kick, pending: 0 };  uplink.kick(); uplink.pending += 1
 *     var uplink_pending = 0;                   kick(); uplink_pending += 1
 *
 * and `var clock = hal_clock;` goes, where `hal_clock` can stand for it, a function in a variable is declared, and what no
 * board sets has no value. The sources are of `const` and `let`: nothing is read above its declaration, for there that is
 * an error. Returns whether anything was found.
 */
export function dissolve(program: Node): boolean {
  let found = false;
  const facts: Facts = look(program);
  const taken = new Set(facts.variables.keys());
  for (const one of objectsOf(facts)) {
    scatter(one, facts, taken);
    found = true;
  }
  if (declareFunctions(look(program))) found = true;
  // the walk above knows nothing of the variables that have just been made
  for (let again = true; again; ) {
    const now = look(program);
    const copies = copiesOf(now);
    for (const one of copies) forget(one, now);
    again = copies.length > 0;
    found ||= again;
  }
  forgetUnset(look(program));
  fold(program);
  if (settleDefaults(program)) found = true;
  return found;
}
