import { types } from '@babel/core';

/** A node of an ES5 tree with those fields that the inliner looks at; which of them are there, `type` says. */
export interface Node {
  [field: string]: unknown;
  type: string;
  name: string;
  operator: string;
  value: unknown;
  computed: boolean;
  object: Node;
  property: Node;
  key: Node;
  id: Node;
  init: Node | null;
  left: Node;
  right: Node;
  test: Node;
  consequent: Node;
  alternate: Node | null;
  argument: Node | null;
  expression: Node;
  discriminant: Node;
  callee: Node;
  arguments: Node[];
  params: Node[];
  declarations: Node[];
  elements: (Node | null)[];
  expressions: Node[];
  properties: Node[];
  directives: Node[];
  cases: Node[];
  body: Node;
  param: Node;
}

/** The statements of a program, or of a block. */
export function listOf(node: Node): Node[] {
  return node.body as unknown as Node[];
}

/** A new node, without a place in the sources. */
export function make(type: string, fields: object): Node {
  return { type, ...fields } as unknown as Node;
}

export const identifier = (name: string) => make('Identifier', { name });
export const nothing = () =>
  make('UnaryExpression', { operator: 'void', prefix: true, argument: make('NumericLiteral', { value: 0 }) });
export const not = (argument: Node) => make('UnaryExpression', { operator: '!', prefix: true, argument });
export const boolean = (value: boolean) => make('BooleanLiteral', { value });
export const expressionStatement = (expression: Node) => make('ExpressionStatement', { expression });
export const block = (body: readonly Node[]) => make('BlockStatement', { body: [...body], directives: [] });
export const variable = (name: string, init: Node | null) =>
  make('VariableDeclaration', {
    kind: 'var',
    declarations: [make('VariableDeclarator', { id: identifier(name), init })],
  });

export function isFunction(node: Node): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ObjectMethod';
}

const LOOPS = ['ForStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'];

export function isLoop(node: Node): boolean {
  return LOOPS.includes(node.type);
}

/** Where a child hangs: `owner[field]`. */
type Place = readonly [owner: object, field: string | number];

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function placesOf(node: Node): Place[] {
  const places: Place[] = [];
  for (const field of types.VISITOR_KEYS[node.type] ?? []) {
    const value = node[field];
    if (isNode(value)) places.push([node, field]);
    else if (Array.isArray(value))
      for (let i = 0; i < value.length; i += 1) if (isNode(value[i])) places.push([value, i]);
  }
  return places;
}

function at([owner, field]: Place): Node {
  return (owner as Record<string | number, Node>)[field] as Node;
}

const NO_FIELDS: readonly string[] = [];

/** Visits the children in the order of the text, but for `do ... while`. A script is walked through a hundred times: no lists. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const field of types.VISITOR_KEYS[node.type] ?? NO_FIELDS) {
    const value = node[field];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) visit(one);
    } else if (isNode(value)) visit(value);
  }
}

/** The children, in the same order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

/** Whether `isIt` holds for `node` or anything below it; functions within it are left aside. */
export function some(node: Node, isIt: (one: Node) => boolean): boolean {
  return isIt(node) || (!isFunction(node) && childrenOf(node).some((child) => some(child, isIt)));
}

/** Puts `after` where the child `before` of `parent` hangs. */
export function exchange(parent: Node, before: Node, after: Node): void {
  const place = placesOf(parent).find((one) => at(one) === before);
  if (!place) throw new Error(`${before.type} is no child of ${parent.type}`);
  (place[0] as Record<string | number, Node>)[place[1]] = after;
}
