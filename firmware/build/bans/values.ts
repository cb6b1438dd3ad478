import type { AnyNode } from 'acorn';
import { ancestor } from 'acorn-walk';
import { propertyOf } from './ban.ts';
import { scopeOf } from './hoisting.ts';

/** What a script visibly gives its variables and its properties; what comes in as a parameter is not followed. */
interface Given {
  /** by the scope that declares them */
  readonly variables: Map<AnyNode, Map<string, AnyNode[]>>;
  /** by name alone, of whatever object */
  readonly properties: Map<string, AnyNode[]>;
}

/** Filled once per script: every computed access asks. */
const known = new WeakMap<AnyNode, Given>();

function add(map: Map<string, AnyNode[]>, name: string, value: AnyNode): void {
  const values = map.get(name);
  if (values) values.push(value);
  else map.set(name, [value]);
}

function givenIn(program: AnyNode): Given {
  const before = known.get(program);
  if (before) return before;
  const given: Given = { variables: new Map(), properties: new Map() };
  const give = (target: AnyNode, value: AnyNode, ancestors: readonly AnyNode[]) => {
    if (target.type === 'Identifier') {
      const scope = scopeOf(target.name, ancestors) ?? program;
      const variables = given.variables.get(scope) ?? new Map<string, AnyNode[]>();
      given.variables.set(scope, variables);
      add(variables, target.name, value);
    } else {
      const name = propertyOf(target);
      if (name !== undefined) add(given.properties, name, value);
    }
  };
  ancestor(program, {
    VariableDeclarator(node, _state, ancestors) {
      if (node.init) give(node.id, node.init, ancestors as AnyNode[]);
    },
    AssignmentExpression(node, _state, ancestors) {
      if (node.operator === '=') give(node.left, node.right, ancestors as AnyNode[]);
    },
    Property(node) {
      const name = node.key.type === 'Identifier' ? node.key.name : String((node.key as { value?: unknown }).value);
      add(given.properties, name, node.value);
    },
  });
  known.set(program, given);
  return given;
}

/** Every value that the script visibly gives `node`, a variable or a property; a literal is its own value. */
export function valuesOf(node: AnyNode, ancestors: readonly AnyNode[]): readonly AnyNode[] {
  const program = ancestors[0] ?? node;
  if (node.type === 'Identifier') {
    const scope = scopeOf(node.name, ancestors) ?? program;
    return givenIn(program).variables.get(scope)?.get(node.name) ?? [];
  }
  const name = propertyOf(node);
  if (name !== undefined) return givenIn(program).properties.get(name) ?? [];
  return [node];
}

/** The name of the typed array that `node` makes, also where its constructor stands in a variable. */
function typedArray(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return false;
  const constructors = [node.callee, ...valuesOf(node.callee, ancestors)];
  return constructors.some(
    (one) => one.type === 'Identifier' && /^(?:Uint|Int|Float)\d+(?:Clamped)?Array$/.test(one.name),
  );
}

export function isArray(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  return valuesOf(node, ancestors).some((value) => value.type === 'ArrayExpression');
}

export function isTypedArray(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  return valuesOf(node, ancestors).some((value) => typedArray(value, ancestors));
}
