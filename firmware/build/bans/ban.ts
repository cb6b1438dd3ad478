import type { AnyNode } from 'acorn';

/** One thing that some engine of the fleet cannot run, or runs wrongly. */
export interface Ban {
  /** kebab-case; what a test and a report call it */
  readonly name: string;
  /** which engine fails at it and how, or what to write instead */
  readonly reason: string;
  /** `ancestors` begins with the program and ends with the parent. */
  matches(node: AnyNode, ancestors: readonly AnyNode[]): boolean;
}

/** `name` of `object.name` or `object['name']`, or undefined. */
export function propertyOf(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed && node.property.type === 'Identifier') return node.property.name;
  if (node.property.type === 'Literal' && typeof node.property.value === 'string') return node.property.value;
  return undefined;
}

/** Whether `node` is `object.property` with these very names. */
export function isMember(node: AnyNode, object: string, properties: readonly string[]): boolean {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || node.object.name !== object)
    return false;
  const name = propertyOf(node);
  return name !== undefined && properties.includes(name);
}

/** A call of `object.property(...)` with at least `count` arguments. */
export function isCall(node: AnyNode, object: string, property: string, count: number): boolean {
  return node.type === 'CallExpression' && isMember(node.callee, object, [property]) && node.arguments.length >= count;
}
