import { type AnyNode, parse } from 'acorn';
import { base, recursive } from 'acorn-walk';

/** A function, the program, or the body of a `catch`: what has variables. */
export interface Scope {
  readonly parent: Scope | null;
  readonly variables: Map<string, ScopedVariable>;
}

export interface ScopedVariable {
  readonly name: string;
  readonly scope: Scope;
  /** where its name stands in the text */
  readonly mentions: number[];
  /** the scopes in which its name must mean it: its own, those that mention it, and all between */
  readonly live: Set<Scope>;
}

export interface Scopes {
  readonly variables: readonly ScopedVariable[];
  /** names that no variable of the script has */
  readonly globals: ReadonlySet<string>;
}

type FunctionNode = Extract<AnyNode, { params: unknown }>;
type Visit = (node: AnyNode, scope: Scope) => void;

/** Finds the variables of a script of ES5. */
export function scopesOf(code: string): Scopes {
  const variables: ScopedVariable[] = [];
  const globals = new Set<string>();
  const mentioned: { readonly name: string; readonly start: number; readonly scope: Scope }[] = [];
  /** the function that a scope is or stands in: a `var` in a `catch` is its variable */
  const homes = new Map<Scope, Scope>();
  const open = (parent: Scope | null, isFunction: boolean): Scope => {
    const scope: Scope = { parent, variables: new Map() };
    homes.set(scope, isFunction || !parent ? scope : (homes.get(parent) as Scope));
    return scope;
  };
  const declare = (name: string, scope: Scope) => {
    if (scope.variables.has(name)) return;
    const variable = { name, scope, mentions: [], live: new Set([scope]) };
    scope.variables.set(name, variable);
    variables.push(variable);
  };
  const mention = (node: AnyNode | null | undefined, scope: Scope) => {
    if (node?.type === 'Identifier') mentioned.push({ name: node.name, start: node.start, scope });
  };
  const enter = (node: FunctionNode, outer: Scope, visit: Visit) => {
    const scope = open(outer, true);
    const { id } = node;
    if (id && node.type === 'FunctionDeclaration') declare(id.name, homes.get(outer) as Scope);
    else if (id) declare(id.name, scope);
    mention(id, id && node.type === 'FunctionDeclaration' ? outer : scope);
    for (const param of node.params) {
      if (param.type === 'Identifier') declare(param.name, scope);
      mention(param as AnyNode, scope);
    }
    visit(node.body as AnyNode, scope);
  };
  const program = open(null, true);
  const visitors = {
    Function: enter,
    Identifier: (node: AnyNode, scope: Scope) => mention(node, scope),
    VariablePattern: (node: AnyNode, scope: Scope) => mention(node, scope),
    VariableDeclarator(node: AnyNode, scope: Scope, visit: Visit) {
      if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return;
      declare(node.id.name, homes.get(scope) as Scope);
      mention(node.id, scope);
      if (node.init) visit(node.init as AnyNode, scope);
    },
    CatchClause(node: AnyNode, outer: Scope, visit: Visit) {
      if (node.type !== 'CatchClause') return;
      const scope = open(outer, false);
      if (node.param?.type === 'Identifier') declare(node.param.name, scope);
      mention(node.param as AnyNode, scope);
      visit(node.body as AnyNode, scope);
    },
  };
  recursive(
    parse(code, { ecmaVersion: 5 }),
    program,
    visitors as unknown as Parameters<typeof recursive<Scope>>[2],
    base,
  );
  for (const { name, start, scope } of mentioned) {
    let owner: Scope | null = scope;
    while (owner && !owner.variables.has(name)) owner = owner.parent;
    const variable = owner?.variables.get(name);
    if (!variable) globals.add(name);
    else {
      variable.mentions.push(start);
      for (let one: Scope = scope; !variable.live.has(one); one = one.parent as Scope) variable.live.add(one);
    }
  }
  return { variables, globals };
}
