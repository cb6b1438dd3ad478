import type { Facts } from '../inline/facts.ts';
import type { Node } from '../inline/tree.ts';
import { become, type Definition, definitionOf, isFixed, replace } from './definitions.ts';

/** Variables that hold nothing but the value of another; none of them is that of another here: a chain takes several rounds. */
export function copiesOf(facts: Facts): Definition[] {
  const found: Definition[] = [];
  const copies = new Set<string>();
  const originals = new Set<string>();
  for (const name of facts.variables.keys()) {
    if (originals.has(name)) continue;
    const one = definitionOf(name, facts);
    if (one?.value.type !== 'Identifier' || copies.has(one.value.name)) continue;
    if (!isFixed(one.value, one.setter, facts)) continue;
    copies.add(name);
    originals.add(one.value.name);
    found.push(one);
  }
  return found;
}

/** Reads the original in place of a copy. */
export function forget(copy: Definition, facts: Facts): void {
  for (const read of copy.known.reads) become(read, { ...copy.value, loc: null } as unknown as Node);
  replace(copy, [], facts);
}
