import { edited } from './edits.ts';
import type { Script } from './minify.ts';
import { shortNames } from './names.ts';
import { type Scope, type ScopedVariable, scopesOf } from './scopes.ts';

/**
 * Names for the variables, the most mentioned ones first, over all scopes at once: each gets the shortest that no
 * variable has which is known where it is. A minifier that goes through the scopes in the order of the text runs out of
 * one-letter names in a large one before it has seen the variables that are used most.
 */
function assign(variables: readonly ScopedVariable[], globals: ReadonlySet<string>): Map<ScopedVariable, string> {
  const names = shortNames((name) => globals.has(name));
  const known: string[] = [];
  /** by scope: the names that mean something in it */
  const taken = new Map<Scope, Set<string>>();
  const takenIn = (scope: Scope) => {
    const names = taken.get(scope) ?? new Set();
    taken.set(scope, names);
    return names;
  };
  const chosen = new Map<ScopedVariable, string>();
  // the order of those that are mentioned as often is that of the text
  for (const variable of [...variables].sort((a, b) => b.mentions.length - a.mentions.length)) {
    const sets = [...variable.live].map(takenIn);
    let at = 0;
    const name = () => {
      if (at === known.length) known.push(names.next().value);
      return known[at] as string;
    };
    while (sets.some((set) => set.has(name()))) at += 1;
    for (const set of sets) set.add(name());
    chosen.set(variable, name());
  }
  return chosen;
}

/** Gives all variables of a script of one line short names. */
export function nameVariables(script: Script): Script {
  const { variables, globals } = scopesOf(script.code);
  const names = [...assign(variables, globals)];
  const edits = names.flatMap(([{ name, mentions }, text]) =>
    mentions.map((start) => ({ start, end: start + name.length, text })),
  );
  return edited(script, edits);
}
